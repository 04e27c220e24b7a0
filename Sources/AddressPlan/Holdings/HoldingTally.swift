// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Counts what is taken of each pool from the holdings.
public struct HoldingTally: Sendable {
    /// The time for which is counted.
    public let now: Timestamp

    private var counts: [PlanNodeID: Counts] = [:]
    private let recentSince: Timestamp

    private struct Counts {
        var held: UInt64 = 0
        var kept: UInt64 = 0
        var growth: Int64 = 0
    }

    /// Nothing counted yet.
    public init(now: Timestamp) {
        self.now = now
        recentSince = now.advanced(by: .seconds(-PoolUse.recentDays * 86_400))
    }

    /// Counts one holding. Those that nobody has a claim on any more only count as what the pool lost.
    public mutating func count(_ holding: Holding) {
        guard let pool = holding.pool else { return }
        let isNew = holding.since > recentSince
        var count = counts[pool] ?? Counts()
        if holding.isTaken(at: now) {
            if holding.endedAt == nil { count.held += 1 } else { count.kept += 1 }
            if isNew { count.growth += 1 }
        } else if let freed = holding.keptUntil, freed > recentSince, !isNew {
            count.growth -= 1
        }
        counts[pool] = count
    }

    /// What is taken of each pool that was seen.
    public var use: [PlanNodeID: PoolUse] {
        counts.mapValues { PoolUse(held: $0.held, kept: $0.kept, addedRecently: UInt64(max(0, $0.growth))) }
    }
}
