// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import TestKit
import Testing

/// What a session really has is what it should have, whatever routers and crashes do. The router's own state is judged, never
/// what the enforcer believes.
@Suite struct EnforcementJobTests {
    private static let fast = AccessFingerprint(terms: 100, addresses: 7)
    private static let slow = AccessFingerprint(terms: 10, addresses: 7)
    private static let garden = AccessFingerprint(terms: 1, addresses: 7)
    private static let poolGarden = AccessFingerprint(terms: 3, addresses: 9)
    private static let all = [fast, slow, garden, poolGarden, .offline]

    /// Loses half of all packets, refuses a third, and the enforcer dies in every state, a thousand times in each.
    @Test func everySessionEndsAsDesired() {
        let moods = [
            StubbornRouter.Moods(losesRequest: 75, losesAnswer: 75, refusesForNow: 85),
            // Every way fails now and then.
            StubbornRouter.Moods(losesRequest: 75, losesAnswer: 75, refusesForNow: 210),
            StubbornRouter.Moods(losesRequest: 40, losesAnswer: 75, refusesForNow: 20, pretends: 180),
        ]
        var kills: [EnforcementSimulation.State: Int] = [:]
        var logins = 0
        for seed in 0..<6_000 {
            var run = Self.simulation(moods[seed % moods.count], seed: UInt64(seed))
            let isOver = run.run(steps: 4_000)
            #expect(isOver, "nothing more is due, seed \(seed)")
            #expect(run.isAsDesired, "seed \(seed): \(run.router) \(run.stored)")
            kills.merge(run.kills, uniquingKeysWith: +)
            logins += run.router.logins
        }
        for state in EnforcementSimulation.State.allCases where state != .resting {
            #expect(kills[state, default: 0] >= 1_000, "\(state): \(kills)")
        }
        #expect(logins > 1_500, "\(logins) logins prove little")
    }

    /// A session of which other things are wanted while the enforcer is killed.
    private static func simulation(_ moods: StubbornRouter.Moods, seed: UInt64) -> EnforcementSimulation {
        var generator = SeededGenerator(seed: seed)
        var (from, to) = (fast, fast)
        while from == to || from == .offline {
            from = all.randomElement(using: &generator) ?? from
            to = all.randomElement(using: &generator) ?? to
        }
        var run = EnforcementSimulation(from: from, to: to, moods: moods, deadliness: 60, seed: seed)
        for wanted in (0..<3).compactMap({ _ in all.randomElement(using: &generator) }) {
            _ = run.run(steps: Int.random(in: 0..<12, using: &generator))
            run.want(wanted)
        }
        return run
    }

    /// Every way but one is impossible.
    @Test func goesDownTheLadder() {
        for only in EnforcementWay.allCases {
            let moods = StubbornRouter.Moods(cannot: Set(EnforcementWay.allCases).subtracting([only]))
            var run = EnforcementSimulation(
                from: Self.fast, to: Self.slow, moods: moods, deadliness: 0, seed: UInt64(only.rawValue))
            let isOver = run.run(steps: 10)
            #expect(isOver && run.isAsDesired)
            #expect(run.attempts == Int(only.rawValue), "each way above it is tried once")
        }
    }

    /// What takes a login is not tried in another way.
    @Test func newAddressesTakeALogin() {
        var run = EnforcementSimulation(from: Self.fast, to: Self.poolGarden, moods: .init(), deadliness: 0, seed: 1)
        let isOver = run.run(steps: 10)
        #expect(isOver && run.isAsDesired)
        #expect(run.attempts == 1 && run.router.logins == 1)
    }

    @Test func aRouterThatCannotIsNotAskedAllTheTime() {
        let moods = StubbornRouter.Moods(cannot: Set(EnforcementWay.allCases))
        var run = EnforcementSimulation(from: Self.fast, to: Self.slow, moods: moods, deadliness: 0, seed: 1)
        let start = run.now
        let isOver = run.run(steps: 100)
        #expect(!isOver)
        let hours = start.duration(to: run.now) / .seconds(3600)
        #expect(hours > 3 && Double(run.attempts) < 3 * 8 * hours + 4, "\(run.attempts) attempts in \(hours) hours")
        guard case .stuck = run.stored.phase else { return }
        run.want(Self.fast)
        #expect(run.stored.phase == .settled, "what it has is what it should have again")
    }

    /// The wish comes while an attempt towards another one is under way.
    @Test func anAnswerCountsForWhatWasAsked() {
        let (now, rules) = (Timestamp(seconds: 0), EnforcementRules())
        var job = EnforcementJob(desired: Self.slow, applied: .known(Self.fast), at: now)
        let tried = job.attempt(of: .all, at: now, rules: rules, chance: 0)
        #expect(tried == .change)
        job.want(Self.fast, at: now)
        job.take(.done, at: now, rules: rules, chance: 0)
        #expect(job.applied == .known(Self.slow) && job.dueAt == now)
        let triedNext = job.attempt(of: .all, at: now, rules: rules, chance: 0)
        #expect(triedNext == .change)
        job.take(.done, at: now, rules: rules, chance: 0)
        #expect(job.phase == .settled && job.applied == .known(Self.fast))
    }

    /// A router that says it has ended a session and has not.
    @Test func anAcknowledgementWithoutTheEndIsNotBelieved() {
        let (rules, ladder) = (EnforcementRules(), EnforcementLadder([.change, .disconnect]))
        var now = Timestamp(seconds: 0)
        var job = EnforcementJob(desired: .offline, applied: .known(Self.fast), at: now)
        for _ in 0..<rules.triesPerWay {
            let tried = job.attempt(of: ladder, at: now, rules: rules, chance: 0)
            #expect(tried == .disconnect)
            job.take(.done, at: now, rules: rules, chance: 0)
            now = job.dueAt ?? now
        }
        let tried = job.attempt(of: ladder, at: now, rules: rules, chance: 0)
        #expect(tried == nil)
        guard case .stuck = job.phase else {
            Issue.record("\(job.phase)")
            return
        }
    }

    @Test func waitsGrowAndAreSpread() {
        let rules = EnforcementRules()
        var job = EnforcementJob(desired: Self.slow, applied: .known(Self.fast), at: Timestamp(seconds: 0))
        var now = Timestamp(seconds: 0)
        var waits: [Duration] = []
        for _ in 0..<rules.triesPerWay {
            let tried = job.attempt(of: EnforcementLadder([.change]), at: now, rules: rules, chance: 0)
            #expect(tried == .change)
            job.take(.silent, at: now, rules: rules, chance: .max)
            waits.append(now.duration(to: job.dueAt ?? now))
            now = job.dueAt ?? now
        }
        #expect(waits[0] > .seconds(1) && waits[0] <= .seconds(2) && waits[2] > waits[1] && waits[1] > waits[0])
        #expect(job.applied == .uncertain(addresses: Self.fast.addresses, mayBeGarden: false))
    }
}
