// SPDX-License-Identifier: Apache-2.0

/// How much of a pool is taken.
public struct PoolUse: Hashable, Sendable {
    /// Slots in use.
    public var held: UInt64

    /// Slots kept for services that ended.
    public var kept: UInt64

    /// By how many slots the number taken grew in the last ``recentDays`` days; 0 when it shrank.
    public var addedRecently: UInt64

    /// Ninety days: long enough to even out weeks and months, short enough to follow a campaign.
    public static let recentDays = 90

    /// Use with the given figures.
    public init(held: UInt64 = 0, kept: UInt64 = 0, addedRecently: UInt64 = 0) {
        self.held = held
        self.kept = kept
        self.addedRecently = addedRecently
    }

    /// Slots that nobody else can have now.
    public var taken: UInt64 {
        let (sum, overflow) = held.addingReportingOverflow(kept)
        return overflow ? .max : sum
    }
}
