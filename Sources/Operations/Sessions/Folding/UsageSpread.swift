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

    /// What is left without a part that was given before.
    func less(_ part: UsageAmount) -> UsageAmount {
        UsageAmount(
            octets: octets - part.octets, octets6: octets6.map { $0 - (part.octets6 ?? .zero) },
            seconds: seconds - part.seconds)
    }
}

/// Spreads what was used between two instants over the quarters of an hour between them, in proportion to time.
///
/// Not one octet and no second is lost or made up: each quarter gets what has passed by its end, rounded down, less what the quarters before
/// it got.
struct UsageSpread {
    /// Quarters of an hour are counted from 1970 in UTC: whole hours would not fit zones of +5:30 and +5:45.
    static let quarterMicroseconds: Int64 = 900_000_000

    let start: Int64
    let end: Int64
    /// Seconds online that fit in at most; nil where all of the span is there.
    private let mostSeconds: Int64?

    /// - Parameter longest: an earlier start is moved up to this long before the end, and time online is cut to that.
    init(from start: Timestamp, to end: Timestamp, longest: Duration) {
        let earliest = end.advanced(by: .zero - longest)
        self.end = end.microseconds
        self.start = min(max(start, earliest), end).microseconds
        mostSeconds = start < earliest ? longest.components.seconds : nil
    }

    /// The quarter that an instant lies in.
    static func quarter(of microseconds: Int64) -> Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: quarterMicroseconds)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// What of an amount is spread: all octets, and no more time online than there is.
    func fitting(_ amount: UsageAmount) -> UsageAmount {
        var amount = amount
        if let mostSeconds { amount.seconds = min(amount.seconds, mostSeconds) }
        return amount
    }

    /// Calls the body with each quarter in order and its part.
    func forEach(_ amount: UsageAmount, _ body: (_ quarter: Int64, _ part: UsageAmount) -> Void) {
        let amount = fitting(amount)
        let last = Self.quarter(of: end)
        let first = Self.quarter(of: start)
        guard first < last else {
            if !amount.isNothing { body(last, amount) }
            return
        }
        var given = UsageAmount(octets6: amount.octets6.map { _ in .zero })
        for quarter in first...last {
            let passed = part(amount, until: quarter == last ? end : (quarter + 1) * Self.quarterMicroseconds)
            let own = passed.less(given)
            // A session that ends on the edge of a quarter has not used the next one.
            if !own.isNothing { body(quarter, own) }
            given = passed
        }
    }

    private func part(_ amount: UsageAmount, until place: Int64) -> UsageAmount {
        UsageAmount(
            octets: part(amount.octets, until: place), octets6: amount.octets6.map { part($0, until: place) },
            seconds: part(amount.seconds, until: place))
    }

    private func part(_ octets: OctetPair, until place: Int64) -> OctetPair {
        OctetPair(down: part(octets.down, until: place), up: part(octets.up, until: place))
    }

    private func part(_ whole: Int64, until place: Int64) -> Int64 {
        guard place < end else { return whole }
        let (passed, length) = (UInt64(clamping: place - start), UInt64(clamping: end - start))
        let product = UInt64(clamping: whole).multipliedFullWidth(by: passed)
        // passed < length, so the quotient is smaller than `whole` and length is not zero.
        return Int64(clamping: length.dividingFullWidth(product).quotient)
    }
}
