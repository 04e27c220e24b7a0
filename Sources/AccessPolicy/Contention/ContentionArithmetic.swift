// SPDX-License-Identifier: Apache-2.0

/// The arithmetic of shared rates for one direction: whole bits per second, rounded once, at the end.
public enum ContentionArithmetic {
    /// Members of one parent that have the same rate and ratio.
    public struct Share: Sendable, Hashable {
        /// What each of them has at most, in bits per second.
        public var rate: UInt64
        public var ratio: ContentionRatio
        /// How many they are.
        public var members: UInt64

        public init(rate: UInt64, ratio: ContentionRatio, members: UInt64) {
            self.rate = rate
            self.ratio = ratio
            self.members = members
        }
    }

    /// Twelve ratios of at most 1000 have a common denominator below 10^36, which leaves 128 bits room for their sum.
    public static let maximumRatios = 12

    /// What `members` lines of one plan share: max(R, ⌈n·R/k⌉), never less than one line may have alone.
    ///
    /// Nobody counted gives R as well: the first one to come must find the parent open.
    public static func parent(
        rate: UInt64, ratio: ContentionRatio, members: UInt64
    ) throws(ContentionError) -> UInt64 {
        try parent(of: [Share(rate: rate, ratio: ratio, members: members)])
    }

    /// What the members of a bundle of plans share: max(max Rᵢ, ⌈Σ nᵢ·Rᵢ/kᵢ⌉), rounded up once for all.
    public static func parent(of shares: [Share]) throws(ContentionError) -> UInt64 {
        var highest: UInt64 = 0
        var sums: [UInt32: UInt128] = [:]
        for share in shares {
            highest = max(highest, try checked(share.rate))
            let (product, isTooLarge) = UInt128(share.rate).multipliedReportingOverflow(by: UInt128(share.members))
            let (sum, isSumTooLarge) = sums[share.ratio.members, default: 0].addingReportingOverflow(product)
            guard !isTooLarge, !isSumTooLarge else { throw .overflow }
            sums[share.ratio.members] = sum
        }
        guard sums.count <= maximumRatios else { throw .tooManyRatios }
        return max(highest, try roundedUp(sums))
    }

    /// The floor under one member that a ratio alone justifies: ⌊R/k⌋. All of them together never exceed the parent.
    public static func guarantee(rate: UInt64, ratio: ContentionRatio) -> UInt64 {
        rate / UInt64(ratio.members)
    }

    /// What is left of guarantees whose sum is more than `capacity`: ⌊capacity·g/Σg⌋ each; unchanged when they fit.
    public static func scaled(_ guarantees: [UInt64], into capacity: UInt64) throws(ContentionError) -> [UInt64] {
        let total = try sum(guarantees)
        guard total > capacity else { return guarantees }
        return guarantees.map { guarantee in
            let product = guarantee.multipliedFullWidth(by: capacity)
            // Less than `capacity`, because no guarantee is more than the total.
            return total.dividingFullWidth(product).quotient
        }
    }

    /// The sum of rates.
    public static func sum(_ rates: some Sequence<UInt64>) throws(ContentionError) -> UInt64 {
        var total: UInt64 = 0
        for rate in rates {
            let (sum, isTooLarge) = total.addingReportingOverflow(rate)
            guard !isTooLarge, sum <= maximumRate else { throw .overflow }
            total = sum
        }
        return total
    }

    /// Rates are stored as signed 64-bit numbers.
    public static let maximumRate = UInt64(Int64.max)

    /// ⌈Σ sₖ/k⌉: whole parts first, then the fractions over the product of all denominators.
    private static func roundedUp(_ sums: [UInt32: UInt128]) throws(ContentionError) -> UInt64 {
        let denominator = sums.keys.reduce(1 as UInt128) { $0 * UInt128($1) }
        var whole: UInt128 = 0
        var fraction: UInt128 = 0
        for (ratio, sum) in sums {
            let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: UInt128(ratio))
            let (total, isTooLarge) = whole.addingReportingOverflow(quotient)
            guard !isTooLarge else { throw .overflow }
            whole = total
            fraction += remainder * (denominator / UInt128(ratio))
        }
        let (carried, remainder) = fraction.quotientAndRemainder(dividingBy: denominator)
        let (total, isTooLarge) = whole.addingReportingOverflow(carried + (remainder > 0 ? 1 : 0))
        guard !isTooLarge, total <= UInt128(maximumRate) else { throw .overflow }
        return UInt64(truncatingIfNeeded: total)
    }

    private static func checked(_ rate: UInt64) throws(ContentionError) -> UInt64 {
        guard rate > 0 else { throw .zeroRate }
        guard rate <= maximumRate else { throw .overflow }
        return rate
    }
}
