// SPDX-License-Identifier: Apache-2.0

/// Sixteen octets: a packet's authenticator, or a digest.
///
/// Two of them are compared in the same time wherever they differ, so a wrong digest tells nobody how much of it was right.
public struct Octets16: Sendable, Hashable {
    /// The first eight octets, the very first one highest.
    let high: UInt64
    /// The last eight octets.
    let low: UInt64

    /// Sixteen zeros.
    public static let zero = Octets16(high: 0, low: 0)

    /// Two numbers in network order, for random ones for instance.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The sixteen octets at an offset; nil when there are not as many.
    public init?(_ bytes: Span<UInt8>, at offset: Int = 0) {
        guard let high = bytes.number64(at: offset), let low = bytes.number64(at: offset &+ 8) else { return nil }
        self.init(high: high, low: low)
    }

    /// The octets of an array; nil unless there are exactly sixteen.
    public init?(_ octets: [UInt8]) {
        guard octets.count == 16 else { return nil }
        self.init(octets.span)
    }

    /// Sixteen random octets.
    public static func random(using generator: inout some RandomNumberGenerator) -> Octets16 {
        Octets16(high: generator.next(), low: generator.next())
    }

    /// The octet at a place from 0 to 15; places repeat after that.
    public subscript(place: Int) -> UInt8 {
        let half = place & 8 == 0 ? high : low
        return UInt8(truncatingIfNeeded: half >> UInt64(56 &- 8 &* (place & 7)))
    }

    /// The octets as an array.
    public var octets: [UInt8] { (0..<16).map { self[$0] } }

    public static func == (left: Octets16, right: Octets16) -> Bool {
        (left.high ^ right.high) | (left.low ^ right.low) == 0
    }
}

extension Octets16: CustomStringConvertible {
    /// Thirty-two hexadecimal digits.
    public var description: String { Hexadecimal.text(octets.span) }
}
