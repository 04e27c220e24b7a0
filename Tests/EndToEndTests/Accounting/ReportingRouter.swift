// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import TestKit

/// A router at ::1 that reports its sessions until all is acknowledged, and sends again what is not.
///
/// It works on a thread of its own. Half of its sessions wait for each acknowledgement, the others have two reports under way,
/// so that these overtake each other.
final class ReportingRouter: Sendable {
    let sessions: [ReportedSession]
    private let state: Mutex<State>

    private struct State {
        var ledger: ReportLedger
        /// Ports of ::1; each datagram goes to one of them.
        var targets: [UInt16] = []
        /// Whether the thread has seen that nothing is to be sent, and has taken every answer that was there.
        var isAtRest = true
        var isOver = false
        var waiters: [Waiter] = []
    }

    private struct Waiter {
        let condition: @Sendable (ReportLedger, _ isAtRest: Bool) -> Bool
        let purpose: String
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<ReportLedger, any Error>
    }

    /// - Parameters:
    ///   - count: how many sessions it has; they belong to the users in turn.
    ///   - users: user names, each with the Class that its login gave.
    ///   - now: seconds since 1970.
    init(_ count: Int, users: [(name: String, login: [UInt8]?)], now: UInt32, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        sessions = (0..<count).map { number in
            let user = users[number % users.count]
            // Some hours ago, so that usage lies in many quarters of an hour; every third says nothing of when.
            let begun = now - 21_600 + UInt32.random(in: 0..<3_600, using: &generator)
            return ReportedSession(
                number: number, user: user.name, login: user.login,
                lastStep: Int.random(in: 2...14, using: &generator), begun: number.isMultiple(of: 3) ? nil : begun)
        }
        state = Mutex(State(ledger: ReportLedger(sessions)))
        let begun = try ReportLoop(sessions, seed: generator.next())
        Thread.detachNewThread { [weak self] in
            var loop = begun
            while let orders = self?.orders() {
                let isIdle = loop.turn(orders.targets) { change in self?.note(change) }
                self?.settle(isAtRest: isIdle && orders.targets.isEmpty)
            }
        }
    }

    deinit { state.withLock { $0.isOver = true } }

    var ledger: ReportLedger { state.withLock { $0.ledger } }

    /// Sends to these ports of ::1 from now on, each datagram to any of them.
    func report(to targets: UInt16...) {
        state.withLock { state in
            state.targets = targets
            state.isAtRest = false
        }
    }

    /// Sends nothing more, and returns when every answer that has come is in the ledger.
    func rest() async throws -> ReportLedger {
        state.withLock { state in
            state.targets = []
            state.isAtRest = false
        }
        return try await wait(for: "rest") { _, isAtRest in isAtRest }
    }

    /// Waits until so many reports are acknowledged.
    @discardableResult
    func wait(untilAcknowledged count: Int) async throws -> ReportLedger {
        try await wait(for: "\(count) acknowledgements") { ledger, _ in
            ledger.acknowledged >= min(count, ledger.reports)
        }
    }

    /// Waits until so many more reports were sent again, and returns what the ledger says then.
    @discardableResult
    func wait(untilRepeated count: Int) async throws -> ReportLedger {
        let wanted = ledger.repeated + count
        return try await wait(for: "\(count) repetitions") { ledger, _ in ledger.repeated >= wanted }
    }

    /// Waits until all is acknowledged.
    @discardableResult
    func finish() async throws -> ReportLedger {
        try await wait(for: "all acknowledgements") { ledger, _ in ledger.isDone }
    }

    private func wait(
        for purpose: String, _ condition: @escaping @Sendable (ReportLedger, Bool) -> Bool
    ) async throws -> ReportLedger {
        try await withCheckedThrowingContinuation { continuation in
            let waiter = Waiter(
                condition: condition, purpose: purpose, deadline: .now + ChildProcess.patience,
                continuation: continuation)
            state.withLock { $0.waiters.append(waiter) }
        }
    }

    /// Where to send; nil at the end.
    private func orders() -> (targets: [UInt16], Void)? {
        state.withLock { $0.isOver ? nil : ($0.targets, ()) }
    }

    private func note(_ change: (inout ReportLedger) -> Void) {
        state.withLock { change(&$0.ledger) }
    }

    /// Ends the waits that are over.
    private func settle(isAtRest: Bool) {
        state.withLock { state in
            state.isAtRest = isAtRest && state.targets.isEmpty
            let (ledger, rests) = (state.ledger, state.isAtRest)
            state.waiters.removeAll { waiter in
                if waiter.condition(ledger, rests) {
                    waiter.continuation.resume(returning: ledger)
                } else if waiter.deadline < .now {
                    waiter.continuation.resume(throwing: InVain(purpose: waiter.purpose, ledger: ledger))
                } else {
                    return false
                }
                return true
            }
        }
    }

    /// What was waited for did not come.
    private struct InVain: Error, CustomStringConvertible {
        let purpose: String
        let ledger: ReportLedger

        var description: String {
            "waited for \(purpose) in vain: \(ledger.acknowledged) of \(ledger.reports) reports were acknowledged, "
                + "\(ledger.repeated) sent again, \(ledger.forged) answers were wrong"
        }
    }
}
