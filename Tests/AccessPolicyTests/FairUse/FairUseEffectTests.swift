// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// Notices and charges: each once in its period.
@Suite struct FairUseEffectTests {
    private static let monday = Timestamp(seconds: 1_781_503_200)

    @Test func blocksAreCountedWhenBegun() throws {
        for row in try VectorFile("fairuse/blocks.txt").rows {
            let numbers = try (0...3).map { try row.field($0, as: { Int64($0) }) }
            let charge = OverUsageCharge(block: numbers[2])
            #expect(charge.startedBlocks(used: numbers[0], limit: numbers[1]) == numbers[3], "\(row)")
        }
    }

    @Test func theSubscriberIsToldOnceAndChargedByTheBlock() throws {
        let compiled = try FairUseFiles.document("example").compiled()
        var counters = UsageCounters()
        var effects: [FairUseEffect] = []
        for step in 0..<16 {
            let end = Self.monday.advanced(by: .seconds(step * 60))
            compiled.count(
                UsageDelta(from: end, to: end, FairUseAmount(down: 7_600_000_000, up: 0)), into: &counters,
                effects: &effects)
        }
        // 16 × 7.6 GB: 80 % of 110 GB with the 12th, 100 % with the 15th (114 GB: four blocks), 121.6 GB twelve in all.
        #expect(
            effects.map(\.kind) == [
                .notice(percent: 80), .notice(percent: 100), .charge(first: 1, last: 4, block: 1_000_000_000),
                .charge(first: 5, last: 12, block: 1_000_000_000),
            ])
        #expect(Set(effects.map(\.key)).count == effects.count)
        #expect(
            effects.first?.key == "fair-use/blocked from 110 GB a month/month-total-110000000000/2026-06-01/notice-80")
    }

    @Test func aNewMonthTellsAgain() throws {
        let compiled = try FairUseFiles.document("example").compiled()
        var counters = UsageCounters()
        var keys: Set<String> = []
        for month in 0..<3 {
            var effects: [FairUseEffect] = []
            let end = Self.monday.advanced(by: .seconds(month * 35 * 86_400))
            compiled.count(
                UsageDelta(from: end, to: end, FairUseAmount(down: 88_000_000_000)), into: &counters,
                effects: &effects)
            #expect(effects.map(\.kind) == [.notice(percent: 80)])
            keys.formUnion(effects.map(\.key))
        }
        #expect(keys.count == 3)
    }

    /// One delta over midnight reaches the limit of both days: each is told for its own.
    @Test func eachPieceIsOfItsOwnDay() throws {
        let limit = UsageLimit(.total, in: .day, atLeast: 1_000)
        let rule = FairUseRule("a", when: [.limit(limit)], .block, notices: [100, 50])
        let policy = FairUsePolicy(rates: Rates(down: 9, up: 9), rules: [rule])
        let compiled = try CompiledFairUse(policy, calendar: FairUseCalendar(zone: .utc))
        let delta = UsageDelta(
            from: try Timestamp(parsing: "2026-03-10T23:00:00Z"), to: try Timestamp(parsing: "2026-03-11T01:00:00Z"),
            FairUseAmount(down: 2_000))
        var counters = UsageCounters()
        var effects: [FairUseEffect] = []
        compiled.count(delta, into: &counters, effects: &effects)
        #expect(effects.map { "\($0.period) \($0.kind)" }.count == 4 && Set(effects.map(\.key)).count == 4)
    }
}
