// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Whether traffic may be sent here: every check passes and the program is not on its way out.
public final class Readiness: Sendable {
    /// Shorter than the timeout of any common load balancer's probe.
    public static let answerLimit = Duration.seconds(2)

    private let draining = Atomic<Bool>(false)
    private let answers: [@Sendable () async -> ReadinessProblem?]

    /// - Parameters:
    ///   - clock: measures ``answerLimit``.
    public init(checks: [ReadinessCheck], clock: some Clock<Duration> = ContinuousClock()) {
        answers = checks.map { check in Self.answer(check, clock: clock) }
    }

    private static func answer(
        _ check: ReadinessCheck, clock: some Clock<Duration>
    ) -> @Sendable () async -> ReadinessProblem? {
        let patient = PatientCheck(check, clock: clock, limit: answerLimit)
        return { await patient.problem() }
    }

    /// From now on the answer is no, for good: the program is stopping.
    public func beginDraining() {
        draining.store(true, ordering: .releasing)
    }

    public var isDraining: Bool { draining.load(ordering: .acquiring) }

    /// Asks every check, all at the same time.
    public func report() async -> ReadinessReport {
        if isDraining {
            return ReadinessReport(problems: [ReadinessProblem(check: "lifecycle", reason: "the program is stopping")])
        }
        let problems = await withTaskGroup(of: (Int, ReadinessProblem?).self) { group in
            for (index, answer) in answers.enumerated() {
                group.addTask { (index, await answer()) }
            }
            var found: [(Int, ReadinessProblem)] = []
            for await (index, problem) in group {
                if let problem { found.append((index, problem)) }
            }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return ReadinessReport(problems: problems)
    }
}
