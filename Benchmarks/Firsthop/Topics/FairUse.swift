// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import NetworkValues
import ProviderValues

/// Counting a million meter readings under a fair-use policy of ten rules, and evaluating it.
///
/// The floors: adding each reading whole to the UTC day in which it ends, which is what a program does that splits nothing; and
/// Foundation's calendar telling weekday and hour of one instant, which is what evaluating begins with.
enum FairUse {
    private static let services = 10_000
    private static let readings = 1_000_000

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let compiled = try compiled()
        let deltas = deltas()
        let usage = counted(deltas, compiled)
        let counting = try await bench.inTurns(
            ours: { seconds { _ = counted(deltas, compiled) } }, floor: { seconds { _ = added(deltas) } })
        let evaluating = try await bench.inTurns(
            ours: { nanoseconds { evaluated(deltas, usage, compiled) } },
            floor: { try nanoseconds { try shown(deltas) } })
        return [
            Figure(
                "splitting and counting 1,000,000 readings", .seconds, counting, against: "adding them unsplit",
                bar: .atMost(2)),
            Figure(
                "one fair-use evaluation, 10 rules", .nanoseconds, evaluating, against: "Foundation's weekday and hour",
                bar: .atMost(1_000)),
            try await AppliedFairUse.figure(bench),
        ]
    }

    /// Processor time: one thread that waits for nothing, so a busy machine does not matter.
    private static func seconds(_ pass: () throws -> Void) rethrows -> Double {
        let start = ProcessorTime.seconds
        try pass()
        return ProcessorTime.seconds - start
    }

    private static func nanoseconds(_ pass: () throws -> Int) rethrows -> Double {
        var sum = 0
        let seconds = try seconds { sum = try pass() }
        // Using the sum keeps the optimiser from dropping the pass.
        return sum == 0 ? .infinity : seconds * 1e9 / Double(readings)
    }

    /// Weekends, nights, days, weeks, months and rolling weeks; a rule that decides what counts; a zone that moves its clocks.
    private static func compiled() throws -> CompiledFairUse {
        let night = WeekWindow(days: Set(Weekday.allCases), from: 0, to: 300)
        let evening = WeekWindow(days: Set(Weekday.allCases), from: 1_140, to: 60)
        let weekend = WeekWindow(days: [.saturday, .sunday])
        func limit(_ period: UsageLimitPeriod, _ gigabytes: Int64) -> FairUseCondition {
            .limit(UsageLimit(.total, in: period, atLeast: gigabytes * 1_000_000_000))
        }
        let slow = Rates(down: 2_000_000, up: 1_000_000)
        let policy = FairUsePolicy(
            rates: Rates(down: 100_000_000, up: 20_000_000), suspendsCapsInFreeWindows: true,
            rules: [
                FairUseRule("month 2", when: [limit(.month, 110)], .block),
                FairUseRule("month 1", when: [limit(.month, 100)], .percent(-80)),
                FairUseRule("week", when: [limit(.week, 40)], .percent(-50)),
                FairUseRule("seven days", when: [limit(.rolling(days: 7), 30)], .percent(-40), of: .timeAdjusted),
                FairUseRule("day", when: [limit(.day, 10)], .rates(slow)),
                FairUseRule("evening", when: [.window(evening), limit(.day, 5)], .percent(-30)),
                FairUseRule(
                    "night", group: 1, when: [.window(night)], .percent(100),
                    accounting: AccountingOverride(traffic: false, online: true)),
                FairUseRule("weekend", when: [.window(weekend)], .percent(40)),
                FairUseRule("evening peak", when: [.window(evening)], .percent(-10)),
                FairUseRule("else", when: [], .percent(5)),
            ])
        let zone = try ZoneDatabase().rules(named: zoneName)
        return try CompiledFairUse(policy, calendar: FairUseCalendar(zone: zone))
    }

    private static let zoneName = "Europe/Prague"

    /// Every service reports every quarter of an hour: about two in a hundred readings are split.
    private static func deltas() -> [UsageDelta] {
        var numbers = RepeatableNumbers(seed: 5)
        let start: Int64 = 1_790_805_600_000_000
        return (0..<readings).map { index in
            let end =
                start + Int64(index / services + 1) * 900_000_000 + Int64.random(in: 0..<900_000_000, using: &numbers)
            return UsageDelta(
                from: Timestamp(microseconds: end - 900_000_000), to: Timestamp(microseconds: end),
                FairUseAmount(
                    down: Int64.random(in: 0..<400_000_000, using: &numbers),
                    up: Int64.random(in: 0..<40_000_000, using: &numbers), seconds: 900))
        }
    }

    @inline(never)
    private static func counted(_ deltas: [UsageDelta], _ compiled: CompiledFairUse) -> [UsageCounters] {
        var usage = [UsageCounters](repeating: UsageCounters(), count: services)
        var effects: [FairUseEffect] = []
        for (index, delta) in deltas.enumerated() {
            compiled.count(delta, into: &usage[index % services], effects: &effects)
        }
        return usage
    }

    @inline(never)
    private static func added(_ deltas: [UsageDelta]) -> [[Int64]] {
        var usage = [[Int64]](repeating: [0, 0, 0], count: services)
        for (index, delta) in deltas.enumerated() {
            let service = index % services
            usage[service][0] &+= delta.amount[.down]
            usage[service][1] &+= delta.amount[.up]
            usage[service][2] &+= delta.to.microseconds / 86_400_000_000
        }
        return usage
    }

    @inline(never)
    private static func evaluated(
        _ deltas: [UsageDelta], _ usage: [UsageCounters], _ compiled: CompiledFairUse
    ) -> Int {
        var sum = 0
        for (index, delta) in deltas.enumerated() {
            let verdict = compiled.verdict(at: delta.to, usage[index % services])
            sum &+= Int(truncatingIfNeeded: verdict.rates.down) &+ (verdict.next == nil ? 0 : 1)
        }
        return sum
    }

    @inline(never)
    private static func shown(_ deltas: [UsageDelta]) throws -> Int {
        var calendar = Calendar(identifier: .gregorian)
        guard let zone = TimeZone(identifier: zoneName) else { throw BenchmarkError("no time zone \(zoneName)") }
        calendar.timeZone = zone
        var sum = 0
        for delta in deltas {
            let date = Date(timeIntervalSince1970: Double(delta.to.microseconds) / 1e6)
            sum &+= calendar.component(.weekday, from: date) &+ calendar.component(.hour, from: date)
        }
        return sum
    }
}
