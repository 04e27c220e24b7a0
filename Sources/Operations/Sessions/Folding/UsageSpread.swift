// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What a service used in a quarter of an hour; also what is to be added to that.
struct UsageAmount: Equatable, Sendable {
    var octets = OctetPair.zero
    /// IPv6 among them; nil when unknown.
    var octets6: OctetPair?
    /// Seconds online.
    var seconds: Int64 = 0

    /// Whether nothing was used, not even time.
    var isNothing: Bool { octets == .zero && (octets6 ?? .zero) == .zero && seconds == 0 }

    mutating func add(_ other: UsageAmount) {
        octets = octets + other.octets
        if let more = other.octets6 { octets6 = (octets6 ?? .zero) + more }
        seconds = seconds.addingClamped(other.seconds)
    }
}

/// Spreads what was used between two instants over the quarters of an hour between them, in proportion to time.
///
/// Not one octet is lost or made up: each quarter gets what has passed by its end, rounded down, less what the quarters before
/// it got.
struct UsageSpread {
    /// Quarters of an hour are counted from 1970 in UTC: whole hours would not fit zones of +5:30 and +5:45.
    static let quarterMicroseconds: Int64 = 900_000_000

    let start: Int64
    let end: Int64

    /// - Parameter longest: an earlier start is moved up to this long before the end.
    init(from start: Timestamp, to end: Timestamp, longest: Duration) {
        let earliest = end.advanced(by: .zero - longest)
        self.end = end.microseconds
        self.start = min(max(start, earliest), end).microseconds
    }

    /// The quarter that an instant lies in.
    static func quarter(of microseconds: Int64) -> Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: quarterMicroseconds)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Calls the body with each quarter in order and its part.
    func forEach(_ amount: UsageAmount, _ body: (_ quarter: Int64, _ part: UsageAmount) -> Void) {
        let last = Self.quarter(of: end)
        let first = Self.quarter(of: start)
        guard first < last else {
            let whole = UsageAmount(
                octets: amount.octets, octets6: amount.octets6, seconds: seconds(from: start, to: end))
            if !whole.isNothing { body(last, whole) }
            return
        }
        var given = UsageAmount(octets6: amount.octets6.map { _ in .zero })
        var place = start
        for quarter in first...last {
            let next = quarter == last ? end : (quarter + 1) * Self.quarterMicroseconds
            let passed = UsageAmount(
                octets: part(amount.octets, until: next), octets6: amount.octets6.map { part($0, until: next) })
            let own = UsageAmount(
                octets: passed.octets - given.octets,
                octets6: passed.octets6.map { $0 - (given.octets6 ?? .zero) }, seconds: seconds(from: place, to: next))
            // A session that ends on the edge of a quarter has not used the next one.
            if !own.isNothing { body(quarter, own) }
            given = passed
            place = next
        }
    }

    private func part(_ octets: OctetPair, until place: Int64) -> OctetPair {
        OctetPair(down: part(octets.down, until: place), up: part(octets.up, until: place))
    }

    private func part(_ octets: Int64, until place: Int64) -> Int64 {
        guard place < end else { return octets }
        let (passed, whole) = (UInt64(clamping: place - start), UInt64(clamping: end - start))
        let product = UInt64(clamping: octets).multipliedFullWidth(by: passed)
        // passed < whole, so the quotient is smaller than `octets` and whole is not zero.
        return Int64(clamping: whole.dividingFullWidth(product).quotient)
    }

    /// Whole seconds of the clock between two instants: over all parts they add up to those of the whole.
    private func seconds(from start: Int64, to end: Int64) -> Int64 {
        Timestamp(microseconds: end).seconds - Timestamp(microseconds: start).seconds
    }
}
