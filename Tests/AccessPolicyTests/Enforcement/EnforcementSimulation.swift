// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import TestKit

/// One line at one router, an enforcer that is killed at any moment, and a clock that jumps to what is due next.
struct EnforcementSimulation {
    private(set) var router: StubbornRouter
    /// What the enforcer's database has; all that a killed enforcer leaves.
    private(set) var stored: EnforcementJob
    private(set) var now = Timestamp(seconds: 1_767_225_600)
    /// Kills by what was stored of the job when they came.
    private(set) var kills: [State: Int] = [:]
    /// Attempts so far.
    private(set) var attempts = 0
    private var generator: SeededGenerator
    private let ladder: EnforcementLadder
    private let rules = EnforcementRules()
    /// How likely the enforcer is killed at each of the moments of a step, in 1/256.
    private let deadliness: UInt8

    init(
        from applied: AccessFingerprint, to desired: AccessFingerprint, ladder: EnforcementLadder = .all,
        moods: StubbornRouter.Moods, deadliness: UInt8, seed: UInt64
    ) {
        router = StubbornRouter(moods, session: applied, seed: seed)
        stored = EnforcementJob(desired: desired, applied: .known(applied), at: now)
        generator = SeededGenerator(seed: seed &+ 1)
        self.ladder = ladder
        self.deadliness = deadliness
    }

    /// Whether the line really has what it should have.
    var isAsDesired: Bool { router.session ?? .offline == stored.desired }

    /// Something else is wanted.
    mutating func want(_ desired: AccessFingerprint) {
        stored.want(desired, at: now)
        sessionMayBegin()
    }

    /// Goes on until nothing is due any more or so many steps were made; whether nothing is due.
    mutating func run(steps: Int) -> Bool {
        for _ in 0..<steps {
            step()
            if stored.dueAt == nil, !isUnderWay { return true }
        }
        return false
    }

    private var isUnderWay: Bool {
        if case .underWay = stored.phase { true } else { false }
    }

    private mutating func step() {
        if let due = stored.dueAt, due > now { now = due }
        if isKilled() { return }
        var job = stored
        guard let way = job.attempt(of: ladder, at: now, rules: rules, chance: chance()) else {
            stored = job
            return
        }
        if isKilled() { return }
        stored = job
        if isKilled() { return }
        attempts += 1
        let answer = router.ask(way, for: job.desired, job.purpose)
        now = now.advanced(by: answer == .silent ? .seconds(5) : .milliseconds(3))
        if isKilled() { return }
        job = stored
        job.take(answer, at: now, rules: rules, chance: chance())
        stored = job
        sessionMayBegin()
    }

    /// A session that is gone is reported as over, and the line dials in again: the job of the new session takes its place.
    private mutating func sessionMayBegin() {
        guard router.session == nil else { return }
        stored.end()
        router.logIn(stored.desired)
        if let session = router.session {
            stored = EnforcementJob(desired: stored.desired, applied: .known(session), at: now)
        }
    }

    private mutating func isKilled() -> Bool {
        guard UInt8.random(in: 0..<255, using: &generator) < deadliness else { return false }
        kills[State(stored.phase), default: 0] += 1
        stored.recover(at: now)
        return true
    }

    private mutating func chance() -> UInt16 { UInt16.random(in: 0...UInt16.max, using: &generator) }
}

extension EnforcementSimulation {
    /// In which state of a job something is done, and so can be interrupted; in `resting` nothing is.
    enum State: CaseIterable {
        case waiting, underWay, ending, stuck, resting

        init(_ phase: EnforcementJob.Phase) {
            switch phase {
            case .waiting: self = .waiting
            case .underWay: self = .underWay
            case .ending: self = .ending
            case .stuck: self = .stuck
            case .settled, .held, .over: self = .resting
            }
        }
    }
}
