// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
public import Storage
import Synchronization

/// Keeps the shared queues of routers in step with who shares them: a line that comes, goes or changes its plan changes the limits
/// above it, and nothing else at the router.
///
/// Only queues that the router has from the script are changed. One node at a time does it, under a lease; routers are told side by
/// side, each of them one thing at a time.
public final class ContentionKeeper: Sendable {
    /// Between two looks at whether anything has changed.
    public static let interval: Duration = .seconds(2)
    /// How long a node that has stopped without a word keeps the others waiting.
    private static let lease: Duration = .seconds(15)
    /// After so long routers show again what they have: somebody may have changed it.
    private static let checkInterval: Duration = .seconds(900)

    private let store: Store
    private let router: any RouterAccess
    private let holder: String
    private let interval: Duration
    private let state = Mutex(State())

    private struct State {
        var routers: [NASID: Standing] = [:]
        var fault: String?
    }

    /// What is known of one router.
    private struct Standing {
        var debounce: ContentionDebounce
        var isBeingTold = false
        /// Times that it was told in vain.
        var tries = 0
        var retryAt: Timestamp?
        var checkedAt: Timestamp?
    }

    /// - Parameters:
    ///   - holder: this node, in words that no other running node has.
    ///   - interval: between two looks.
    public init(
        in store: Store, router: any RouterAccess, holder: String, interval: Duration = ContentionKeeper.interval
    ) {
        self.store = store
        self.router = router
        self.holder = holder
        self.interval = interval
    }

    /// Why it does not get on; nil when it does.
    public var fault: String? { state.withLock { $0.fault } }

    /// Works until the task is cancelled.
    public func run() async {
        await withDiscardingTaskGroup { group in
            var watch = ContentionWatch()
            while !Task.isCancelled {
                do {
                    state.withLock { $0.fault = nil }
                    try await look(&watch, in: &group)
                } catch {
                    state.withLock { $0.fault = "\(error)" }
                }
                // Cancelled while sleeping: the loop ends.
                try? await Task.sleep(for: interval)
            }
            group.cancelAll()
        }
    }

    private func look(_ watch: inout ContentionWatch, in group: inout DiscardingTaskGroup) async throws {
        guard try await store.perform(HoldLease("contention", by: holder, for: Self.lease)) != nil else {
            watch = ContentionWatch()
            return
        }
        let now = store.clock.now()
        let routers = try await store.routersWithAccounts()
        let hasChanged = watch.hasChanged(to: try await store.contentionMark())
        for nas in due(among: routers, hasChanged: hasChanged, at: now) {
            do {
                guard let (wanted, applied) = try await store.sharedQueues(of: nas),
                    Self.isToBeTold(wanted, applied, now)
                else {
                    note(nas, isRight: true)
                    continue
                }
                group.addTask { [self] in await tell(nas, wanted) }
            } catch {
                // What cannot be worked out for one router holds up no other.
                note(nas, isRight: false)
                state.withLock { $0.fault = "working out the shared queues of router \(nas): \(error)" }
            }
        }
    }

    /// Routers to look at closely now, noted as being told.
    private func due(among routers: Set<NASID>, hasChanged: Bool, at now: Timestamp) -> [NASID] {
        state.withLock { state in
            state.routers = state.routers.filter { routers.contains($0.key) || $0.value.isBeingTold }
            return routers.sorted().filter { nas in
                var standing = state.routers[nas] ?? Standing(debounce: ContentionDebounce())
                if hasChanged { standing.debounce.note(at: now) }
                defer { state.routers[nas] = standing }
                guard !standing.isBeingTold else { return false }
                let isRetry = standing.retryAt.map { $0 <= now } ?? false
                let isCheck = standing.checkedAt.map { $0.advanced(by: Self.checkInterval) <= now } ?? false
                guard standing.debounce.take(at: now) || isRetry || isCheck else { return false }
                standing.isBeingTold = true
                return true
            }
        }
    }

    /// Whether the router is to have something else than it last showed, or has not shown anything for a while.
    private static func isToBeTold(
        _ wanted: SharedQueues, _ applied: ContentionApplied?, _ now: Timestamp
    ) -> Bool {
        guard let applied, applied.isConfirmed, applied.hash == wanted.hash, let shown = applied.confirmedAt else {
            return true
        }
        return shown.advanced(by: checkInterval) <= now
    }

    private func tell(_ nas: NASID, _ wanted: SharedQueues) async {
        let outcome = await router.setSharedQueues(wanted.rows, at: nas)
        do {
            try await store.perform(NoteContention(router: nas, queues: wanted, outcome: outcome))
            note(nas, isRight: outcome.isConfirmed)
        } catch {
            note(nas, isRight: false)
            state.withLock { $0.fault = "\(error)" }
        }
    }

    /// A router is not being told any more.
    private func note(_ nas: NASID, isRight: Bool) {
        let now = store.clock.now()
        state.withLock { state in
            guard var standing = state.routers[nas] else { return }
            standing.isBeingTold = false
            standing.tries = isRight ? 0 : standing.tries + 1
            let wait = min(Self.firstWait * (1 << min(max(standing.tries - 1, 0), 8)), Self.longestWait)
            standing.retryAt = isRight ? nil : now.advanced(by: wait)
            standing.checkedAt = now
            state.routers[nas] = standing
        }
    }

    private static let firstWait: Duration = .seconds(5)
    private static let longestWait: Duration = .seconds(300)
}
