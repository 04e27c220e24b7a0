// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// What must hold for every policy, zone and use.
@Suite struct FairUsePropertyTests {
    /// Days around these are those on which some zone of ``RandomFairUse/zones`` moves its clocks, 2026.
    static let starts: [Int64] = [
        1_774_656_000, 1_775_260_800, 1_788_652_800, 1_792_800_000, 1_781_000_000, 1_767_139_200,
    ].map { $0 * 1_000_000 }

    @Test func nothingIsLost() throws {
        var random = SeededGenerator(seed: 0xFA2)
        for _ in 0..<200 {
            let compiled = try RandomFairUse.document(&random).compiled()
            let deltas = RandomFairUse.deltas(from: Self.starts.randomElement(using: &random) ?? 0, count: 60, &random)
            var counters = UsageCounters()
            for delta in deltas { compiled.count(delta, into: &counters) }
            let total = Self.sum(deltas.map(\.amount))
            let free = Self.sum(counters.rows.filter { $0.kind == .free }.map(\.amount))
            for kind in [UsageCounters.Kind.day, .week, .month] {
                let counted = Self.sum(counters.rows.filter { $0.kind == kind }.map(\.amount))
                #expect(Self.sum([counted, free]) == total, "\(kind)")
            }
            #expect(UsageCounters(counters.rows) == counters)
        }
    }

    private static func sum(_ amounts: [FairUseAmount]) -> FairUseAmount {
        amounts.reduce(into: .zero) { $0.add($1) }
    }

    /// Between an instant and the change that is promised for it, nothing changes; explanations say what verdicts say.
    @Test func theNextChangeIsNeverLate() throws {
        var random = SeededGenerator(seed: 0xFA3)
        var promises = 0
        for _ in 0..<150 {
            let compiled = try RandomFairUse.document(&random).compiled()
            let start = Self.starts.randomElement(using: &random) ?? 0
            var counters = UsageCounters()
            let deltas = RandomFairUse.deltas(from: start, count: 40, &random)
            for delta in deltas { compiled.count(delta, into: &counters) }
            var now = try #require(deltas.last?.to.microseconds)
            let end = now + 9 * FairUseCalendar.microsecondsPerDay
            while now < end {
                let verdict = compiled.verdict(at: Timestamp(microseconds: now), counters)
                #expect(compiled.explanation(at: Timestamp(microseconds: now), counters).verdict == verdict)
                let next = verdict.next?.microseconds ?? end
                try #require(next > now)
                let middle = now + (next - now) / 2
                let anywhere = Int64.random(in: now..<next, using: &random)
                for instant in [middle, anywhere, next - 1] {
                    let later = compiled.verdict(at: Timestamp(microseconds: instant), counters)
                    #expect(later.isSame(as: verdict))
                }
                promises += 1
                now = next
            }
        }
        #expect(promises > 3_000, "\(promises)")
    }

    /// Whoever has used more is never faster, and never unblocked by it.
    @Test func moreUsageNeverHelps() throws {
        var random = SeededGenerator(seed: 0xFA4)
        for _ in 0..<400 {
            let compiled = try RandomFairUse.document(&random).compiled()
            let start = Self.starts.randomElement(using: &random) ?? 0
            let now = Timestamp(microseconds: start + Int64.random(in: 0..<604_800_000_000, using: &random))
            let periods = compiled.calendar.periods(ofDay: compiled.place(now.microseconds).day)
            var counters = UsageCounters()
            var before = compiled.verdict(at: now, counters)
            for _ in 0..<40 {
                counters.count(
                    FairUseAmount(
                        down: Int64.random(in: 0...20_000_000, using: &random),
                        up: Int64.random(in: 0...20_000_000, using: &random),
                        seconds: Int64.random(in: 0...6_000, using: &random)), in: periods)
                let verdict = compiled.verdict(at: now, counters)
                #expect(verdict.isBlocked || !before.isBlocked)
                #expect(verdict.rates.down <= before.rates.down && verdict.rates.up <= before.rates.up)
                before = verdict
            }
        }
    }

    /// Any numbers from a router or a form: nothing traps.
    @Test func extremesAreHarmless() throws {
        let compiled = try FairUseFiles.document("example").compiled()
        let edges = [Timestamp.distantPast, .distantFuture, Timestamp(microseconds: 0)]
        for from in edges {
            for to in edges {
                var counters = UsageCounters()
                compiled.count(
                    UsageDelta(from: from, to: to, FairUseAmount(down: .max, up: .max, seconds: .max)), into: &counters)
                compiled.count(
                    UsageDelta(from: to, to: to, FairUseAmount(down: .max, up: -5, seconds: .max)), into: &counters)
                #expect(compiled.verdict(at: to, counters) == compiled.explanation(at: to, counters).verdict)
                compiled.forgetOldCounters(of: &counters, now: to)
            }
        }
        let action = FairUseAction.percent(.max)
        #expect(throws: FairUseFault.self) {
            try FairUsePolicy(rates: Rates(down: 5, up: 5), rules: [FairUseRule("a", action)]).check()
        }
        let verdict = compiled.verdict(at: .distantFuture, UsageCounters())
        let speed = LineSpeed(verdict, spentCap: action, planRates: Rates(down: .max, up: 1), now: .distantPast)
        #expect(speed.rates.down == verdict.rates.down)
    }

    @Test func oldCountersAreForgottenAndNoOther() throws {
        var random = SeededGenerator(seed: 0xFA5)
        for _ in 0..<15 {
            let compiled = try RandomFairUse.document(&random).compiled()
            var all = UsageCounters()
            var some = UsageCounters()
            for delta in RandomFairUse.deltas(from: Self.starts[0], count: 400, &random) {
                compiled.count(delta, into: &all)
                compiled.count(delta, into: &some)
                compiled.forgetOldCounters(of: &some, now: delta.to)
                #expect(compiled.verdict(at: delta.to, some) == compiled.verdict(at: delta.to, all))
            }
            #expect(some.rows.count <= all.rows.count)
        }
    }
}

extension FairUseVerdict {
    /// Whether both say the same but for the next change.
    fileprivate func isSame(as other: FairUseVerdict) -> Bool {
        rates == other.rates && isBlocked == other.isBlocked && rules == other.rules
    }
}
