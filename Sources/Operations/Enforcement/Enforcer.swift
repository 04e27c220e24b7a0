// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import ProviderValues
public import Storage
import Synchronization

/// Sees to it that sessions have what they should have: finds where they differ, asks their routers, and goes on until a router
/// says that it is done. All that it knows is in the database, so another node or the next start goes on where it stopped.
///
/// One node at a time does it, under a lease. Routers are asked side by side, each at its own pace.
public final class Enforcer: Sendable {
    /// Between two looks at what is due and what has changed.
    public static let interval: Duration = .milliseconds(250)
    /// Between two looks at all sessions.
    public static let auditInterval: Duration = .seconds(300)
    /// The longest pause while the database does not answer.
    public static let longestPause: Duration = .seconds(5)
    /// How long attempts are kept for the timelines of services: a quarter of a year, since people ask about their last bill.
    public static let attemptsKept: Duration = .seconds(90 * 86_400)
    /// How long a node that has stopped without a word keeps the others waiting.
    static let lease: Duration = .seconds(15)

    private let store: Store
    private let directory: @Sendable () -> AccessDirectory
    private let ways: EnforcementWays
    private let lists: BlockingLists
    private let rules: EnforcementRules
    private let holder: String
    private let interval: Duration
    private let work: Mutex<EnforcerWork>

    /// - Parameters:
    ///   - directory: the newest one.
    ///   - ways: how routers are asked.
    ///   - lists: what the address lists at routers are called.
    ///   - holder: this node, in words that no other running node has.
    ///   - rate: attempts a second and router.
    ///   - interval: between two looks at what is due and what has changed.
    public init(
        in store: Store, directory: @escaping @Sendable () -> AccessDirectory, ways: EnforcementWays,
        lists: BlockingLists = BlockingLists(), holder: String, rules: EnforcementRules = EnforcementRules(), rate: Int,
        interval: Duration = Enforcer.interval
    ) {
        self.store = store
        self.directory = directory
        self.ways = ways
        self.lists = lists
        self.rules = rules
        self.holder = holder
        self.interval = interval
        work = Mutex(EnforcerWork(budgets: NASBudgets(rate: rate)))
    }

    /// What it has come to.
    public var status: EnforcerStatus { work.withLock { $0.status } }

    /// Works until the task is cancelled; then attempts that are under way are left to whoever comes next.
    public func run() async {
        await withDiscardingTaskGroup { group in
            var (turn, failures) = (Turn(), 0)
            while !Task.isCancelled {
                do {
                    try await hold(&turn)
                    if turn.fence != nil { try await step(&turn, in: &group) }
                    failures = 0
                } catch {
                    failures += 1
                    work.withLock { $0.status.fault = "\(error)" }
                }
                let pause =
                    failures == 0 ? interval : min(Self.interval * (1 << min(failures, 6)), Self.longestPause)
                // Cancelled while sleeping: the loop ends.
                try? await Task.sleep(for: pause)
            }
            group.cancelAll()
        }
    }

    /// What belongs to one tenure of the lease.
    private struct Turn {
        /// nil while another node holds the lease.
        var fence: Int64?
        var asksAgainAt: ContinuousClock.Instant?
        var finder: DifferenceFinder?
        var audited: ContinuousClock.Instant?
    }

    /// Takes the lease or keeps it: a write to the disk, so a few times in its duration and not at every look.
    private func hold(_ turn: inout Turn) async throws {
        let now = ContinuousClock.now
        if let due = turn.asksAgainAt, now < due { return }
        let fence = try await store.perform(HoldLease("enforcement", by: holder, for: Self.lease))
        // Whoever had it before may have left attempts under way, and changes that nobody looked at.
        if fence != turn.fence { turn = Turn(fence: fence) }
        turn.asksAgainAt = now + interval * Self.looksPerAsking
    }

    /// Every five seconds at the usual interval: a third of the lease.
    private static let looksPerAsking = 20

    private func step(_ turn: inout Turn, in group: inout DiscardingTaskGroup) async throws {
        var finder: DifferenceFinder
        if let known = turn.finder {
            finder = known
        } else {
            _ = try await store.perform(RecoverAttempts())
            finder = try await DifferenceFinder(
                in: store, directory: directory, asksRouters: ways.router != nil, lists: lists)
        }
        let now = ContinuousClock.now
        if turn.audited.map({ now - $0 >= Self.auditInterval }) ?? true {
            note(try await finder.auditAll())
            work.withLock { $0.status.audits += 1 }
            turn.audited = now
        } else {
            note(try await finder.lookAtNews())
        }
        turn.finder = finder
        try await record(finder.wishes)
        let due = try await store.workDue()
        if due.isMeterToJudge { _ = try await store.perform(JudgeByMeter()) }
        for attempt in try await begin(at: due.sessions, finder.wishes) {
            group.addTask { [self] in await make(attempt) }
        }
        for (nas, attempts) in try await beginEntries(at: due.entries) {
            group.addTask { [self] in await tell(nas, attempts) }
        }
    }

    /// Stores what became of attempts since the last time.
    private func record(_ wishes: SessionWishes) async throws {
        let (reports, entries) = work.withLock { $0.takeReports() }
        do {
            if !reports.isEmpty {
                try await store.perform(EndAttempts(reports: reports, rules: rules, seed: .random(in: 0 ... .max)))
            }
        } catch {
            // They are stored when the database is back.
            work.withLock { $0.putBack(reports, entries) }
            throw error
        }
        guard !entries.isEmpty else { return }
        do {
            try await store.perform(
                EndEntries(reports: entries, wishes: wishes, rules: rules, seed: .random(in: 0 ... .max)))
        } catch {
            work.withLock { $0.putBack([], entries) }
            throw error
        }
    }

    private func begin(at routers: [NASID], _ wishes: SessionWishes) async throws -> [EnforcementAttempt] {
        let budgets = work.withLock { $0.budgets(of: routers, now: .now) }
        guard !budgets.isEmpty else { return [] }
        let attempts = try await store.perform(
            BeginAttempts(
                budgets: budgets, wishes: wishes, rules: rules, seed: .random(in: 0 ... .max)))
        // The routers are asked from now on, however long it took to note it.
        let begun = ContinuousClock.now
        work.withLock { work in attempts.forEach { work.begin($0, now: begun) } }
        return attempts
    }

    /// What routers are told of lines now; one that is still being told of others is told later.
    private func beginEntries(at routers: [NASID]) async throws -> [NASID: [EntryAttempt]] {
        guard ways.router != nil else { return [:] }
        let idle = work.withLock { work in routers.filter { !work.isTold($0) } }
        guard !idle.isEmpty else { return [:] }
        let attempts = try await store.perform(BeginEntries(routers: idle))
        work.withLock { work in attempts.forEach { work.begin($0.value, at: $0.key) } }
        return attempts
    }

    private func tell(_ nas: NASID, _ attempts: [EntryAttempt]) async {
        guard let router = ways.router else { return }
        let reports = await RouterTelling(router: router, nas: nas).tell(attempts)
        work.withLock { $0.end(reports, at: nas) }
    }

    private func make(_ attempt: EnforcementAttempt) async {
        let report = await ways.make(attempt)
        work.withLock { $0.end(attempt, report) }
    }

    private func note(_ found: ReconcileSessions.Found) {
        work.withLock { work in
            work.status.fault = nil
            work.status.differences += found.differing
        }
    }
}
