// SPDX-License-Identifier: Apache-2.0

/// How much more is sold than can be delivered at once, as an exact ratio.
public struct Oversubscription: Sendable, Hashable {
    /// The sum of the members' rates, in bits per second.
    public let sold: UInt64
    /// What there is, in bits per second; more than 0.
    public let capacity: UInt64

    /// Nil for no capacity at all.
    public init?(sold: UInt64, capacity: UInt64) {
        guard capacity > 0 else { return nil }
        self.sold = sold
        self.capacity = capacity
    }

    /// Whether more is sold than there is.
    public var isOversold: Bool { sold > capacity }

    /// The two numbers divided by all that they have in common: 60 Mbit/s sold over 30 is 2 to 1.
    public var lowestTerms: (sold: UInt64, capacity: UInt64) {
        var (left, right) = (sold, capacity)
        while right != 0 { (left, right) = (right, left % right) }
        return (sold / left, capacity / left)
    }

    /// Hundredths, rounded to the nearest, halves up; at most 2^64 - 1.
    public var hundredths: UInt64 {
        let rounded = (UInt128(sold) * 100 + UInt128(capacity / 2)) / UInt128(capacity)
        return UInt64(clamping: rounded)
    }
}

extension Oversubscription: CustomStringConvertible {
    /// “2.00”.
    public var description: String {
        let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
        return "\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
