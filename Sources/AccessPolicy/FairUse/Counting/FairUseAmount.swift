// SPDX-License-Identifier: Apache-2.0

/// What a line used: octets as its router counts them, both families together, and time online. Never negative.
public struct FairUseAmount: Sendable, Hashable {
    /// Octets towards the subscriber.
    public private(set) var down: Int64
    /// Octets from the subscriber.
    public private(set) var up: Int64
    /// Seconds online, those of parallel sessions added.
    public private(set) var seconds: Int64

    /// Negative numbers are taken as 0.
    public init(down: Int64 = 0, up: Int64 = 0, seconds: Int64 = 0) {
        self.down = max(down, 0)
        self.up = max(up, 0)
        self.seconds = max(seconds, 0)
    }

    /// Nothing.
    public static let zero = FairUseAmount()

    /// What a limit compares; saturating.
    public subscript(measure: UsageMeasure) -> Int64 {
        switch measure {
        case .down: down
        case .up: up
        case .total: Self.sum(down, up)
        case .online: seconds
        }
    }

    /// Adds, saturating: 2^63 octets are centuries at 100 Gbit/s.
    mutating func add(_ other: FairUseAmount) {
        down = Self.sum(down, other.down)
        up = Self.sum(up, other.up)
        seconds = Self.sum(seconds, other.seconds)
    }

    /// What is left after a smaller part.
    func removing(_ part: FairUseAmount) -> FairUseAmount {
        FairUseAmount(down: down - part.down, up: up - part.up, seconds: seconds - part.seconds)
    }

    /// `numerator` of `denominator` parts of each, rounded down; `numerator` is at most `denominator`.
    func part(_ numerator: Int64, of denominator: Int64) -> FairUseAmount {
        FairUseAmount(
            down: Self.part(down, numerator, denominator), up: Self.part(up, numerator, denominator),
            seconds: Self.part(seconds, numerator, denominator))
    }

    private static func part(_ amount: Int64, _ numerator: Int64, _ denominator: Int64) -> Int64 {
        guard amount > 0, numerator > 0, numerator < denominator else { return numerator > 0 ? amount : 0 }
        // The quotient is below `amount`, so the division cannot overflow.
        let product = amount.magnitude.multipliedFullWidth(by: numerator.magnitude)
        return Int64(denominator.magnitude.dividingFullWidth(product).quotient)
    }

    private static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
