// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What a rule does.
public enum FairUseAction: Sendable, Hashable {
    /// Adds so many percent to the rates; takes them away when negative. Above −100.
    case percent(Int)
    /// These rates.
    case rates(Rates)
    /// Nothing gets through.
    case block
}

/// What a usage rule's percentage is taken of.
public enum PercentBase: String, Sendable, CaseIterable {
    /// Of the plan's rates.
    case plan
    /// Of what the time rules made of them.
    case timeAdjusted
}

/// What counts towards limits while a rule holds.
public struct AccountingOverride: Sendable, Hashable {
    /// Whether octets count.
    public var traffic: Bool
    /// Whether time online counts.
    public var online: Bool

    public init(traffic: Bool, online: Bool) {
        self.traffic = traffic
        self.online = online
    }
}

/// A charge for usage beyond a limit, by started block.
public struct OverUsageCharge: Sendable, Hashable {
    /// Octets, or seconds online, that one block has. Above 0.
    public var block: Int64

    public init(block: Int64) {
        self.block = block
    }

    /// The blocks begun when `used` stands against `limit`: none at the limit itself, one with the next octet.
    public func startedBlocks(used: Int64, limit: Int64) -> Int64 {
        guard block > 0, used > limit else { return 0 }
        // Above 0 and at most Int64.max: no overflow, as neither is negative where usage is counted.
        let (excess, overflow) = used.subtractingReportingOverflow(limit)
        return overflow ? 0 : (excess &- 1) / block &+ 1
    }
}
