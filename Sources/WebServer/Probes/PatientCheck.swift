// SPDX-License-Identifier: Apache-2.0

/// Runs one ``ReadinessCheck`` at most once at a time, and lets nobody wait for it longer than a limit.
///
/// A database that hangs may hold a check for minutes; the requests that come meanwhile join the running check instead of
/// starting one more each.
actor PatientCheck<C: Clock> where C.Duration == Duration {
    private let check: ReadinessCheck
    private let clock: C
    private let limit: Duration
    private var running: Task<String?, Never>?

    init(_ check: ReadinessCheck, clock: C, limit: Duration) {
        self.check = check
        self.clock = clock
        self.limit = limit
    }

    func problem() async -> ReadinessProblem? {
        guard let reason = await firstAnswer() else { return nil }
        return ReadinessProblem(check: check.name, reason: reason)
    }

    /// The check's answer or, once the limit has passed, that there is none.
    private func firstAnswer() async -> String? {
        let task = running ?? start()
        let (answers, continuation) = AsyncStream.makeStream(of: String?.self)
        let listener = Task { continuation.yield(await task.value) }
        let timer = Task { [clock, limit] in
            guard (try? await clock.sleep(for: limit)) != nil else { return }
            continuation.yield("no answer within \(limit.formattedSeconds)")
        }
        defer {
            listener.cancel()
            timer.cancel()
        }
        for await answer in answers { return answer }
        return "the request was cancelled"
    }

    private func start() -> Task<String?, Never> {
        let task = Task { [check] in
            let answer = await check.problem()
            finish()
            return answer
        }
        running = task
        return task
    }

    private func finish() {
        running = nil
    }
}

extension Duration {
    /// Whole seconds for a person: "2 s".
    fileprivate var formattedSeconds: String { "\(components.seconds) s" }
}
