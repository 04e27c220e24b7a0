// SPDX-License-Identifier: Apache-2.0

import ProviderValues
public import Storage
import Synchronization

/// Judges lines when the clock passes an edge of a rule, and when their plan or its policy has changed. What they use is judged where it
/// is counted.
///
/// Nothing is polled line by line: each verdict says when the clock alone may change it, and those that are due are found by an
/// index. One node at a time does it, under a lease.
public final class FairUseKeeper: Sendable {
    /// Between two looks at what is due and what has changed.
    public static let interval: Duration = .milliseconds(250)
    /// The longest pause while the database does not answer.
    public static let longestPause: Duration = .seconds(5)
    /// How long a node that has stopped without a word keeps the others waiting.
    static let lease: Duration = .seconds(15)
    /// Lines in one transaction: some tens of milliseconds, so that nobody else waits for long.
    static let linesAtOnce = 2_000

    private let store: Store
    private let holder: String
    private let interval: Duration
    private let shown = Mutex(FairUseStatus())

    /// - Parameter holder: this node, in words that no other running node has.
    public init(in store: Store, holder: String, interval: Duration = FairUseKeeper.interval) {
        self.store = store
        self.holder = holder
        self.interval = interval
    }

    /// What it has come to.
    public var status: FairUseStatus { shown.withLock { $0 } }

    /// Works until the task is cancelled.
    public func run() async {
        var (turn, failures) = (Turn(), 0)
        while !Task.isCancelled {
            do {
                try await hold(&turn)
                if turn.fence != nil { try await step(&turn) }
                failures = 0
                shown.withLock { $0.fault = nil }
            } catch {
                failures += 1
                shown.withLock { $0.fault = "\(error)" }
            }
            let pause = failures == 0 ? interval : min(Self.interval * (1 << min(failures, 6)), Self.longestPause)
            // Cancelled while sleeping: the loop ends.
            try? await Task.sleep(for: pause)
        }
    }

    /// Judges everything that is due or has changed, whoever holds the lease: the same lines judged twice have the same verdict.
    public func catchUp() async throws {
        var turn = Turn()
        try await step(&turn)
    }

    /// What belongs to one tenure of the lease.
    private struct Turn {
        /// nil while another node holds the lease.
        var fence: Int64?
        var asksAgainAt: ContinuousClock.Instant?
        var roster = FairUseRoster()
        var forgotAt: Timestamp?
    }

    /// Takes the lease or keeps it: a write to the disk, so a few times in its duration and not at every look.
    private func hold(_ turn: inout Turn) async throws {
        let now = ContinuousClock.now
        if let due = turn.asksAgainAt, now < due { return }
        let fence = try await store.perform(HoldLease("fair use", by: holder, for: Self.lease))
        // Whoever had it before may have passed over changes: an empty roster has everything looked at.
        if fence != turn.fence { turn = Turn(fence: fence) }
        turn.asksAgainAt = now + interval * Self.looksPerAsking
        shown.withLock { $0.isKeeper = fence != nil }
    }

    /// Every five seconds at the usual interval: a third of the lease.
    private static let looksPerAsking = 20

    private func step(_ turn: inout Turn) async throws {
        let known = turn.roster
        let (roster, outdated) = try await store.read { database in
            var roster = known
            let touched = try roster.refresh(in: database)
            return (roster, try FairUseDifferences.find(touched, roster, in: database))
        }
        try await judge(outdated.sorted(), roster)
        turn.roster = roster
        shown.withLock { $0.lines = roster.services.count }
        while true {
            let due = try await due()
            try await judge(due, roster)
            guard due.count == Self.linesAtOnce else { break }
        }
        try await forget(&turn)
    }

    private func due() async throws -> [ServiceID] {
        let now = store.clock.now()
        return try await store.read { database in
            try database.all(
                "SELECT service_id FROM fair_use_state WHERE next_change <= $1 ORDER BY next_change LIMIT $2",
                .time(now), .int(Self.linesAtOnce)
            ) { try $0.id(0) }
        }
    }

    private func judge(_ services: [ServiceID], _ roster: FairUseRoster) async throws {
        for start in stride(from: 0, to: services.count, by: Self.linesAtOnce) {
            let part = Array(services[start..<min(start + Self.linesAtOnce, services.count)])
            try await store.perform(JudgeLines(services: part, roster: roster))
            shown.withLock { $0.judged += part.count }
        }
    }

    /// Once a day, from a day after the start on.
    private func forget(_ turn: inout Turn) async throws {
        let now = store.clock.now()
        guard let last = turn.forgotAt else {
            turn.forgotAt = now
            return
        }
        guard now >= last.advanced(by: Self.forgettingInterval) else { return }
        turn.forgotAt = now
        try await store.forgetCounters(daysInSight: turn.roster.daysInSight)
    }

    private static let forgettingInterval: Duration = .seconds(86_400)
}
