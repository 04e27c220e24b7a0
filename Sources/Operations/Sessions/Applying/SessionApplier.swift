// SPDX-License-Identifier: Apache-2.0

import ProviderValues
public import Storage
import Synchronization

/// Follows a record log and makes of it what the database knows of sessions, usage and prefixes.
///
/// One loop, portion after portion: what has gathered while one was applied is the next, so the further it is behind the more is
/// done in one transaction, and a session that reported twice is written once.
public final class SessionApplier: Sendable {
    /// Between two looks at the log while there is little: so old is what the database says at most.
    public static let interval: Duration = .milliseconds(250)
    /// The same after large portions: a database writes whole pages, so many small portions cost more than a few large ones,
    /// and what they cost is taken from answering. Half the time is left to that.
    public static let longestInterval: Duration = .seconds(5)
    /// Records in one portion at most. More would keep other writers waiting for longer than some seconds.
    public static let largestPortion = 200_000
    /// The longest pause while the database does not answer.
    public static let longestPause: Duration = .seconds(5)
    /// Between two searches for sessions that have fallen silent.
    public static let silenceInterval: Duration = .seconds(60)

    private struct Progress: Sendable {
        var position: Int64
        /// Read and not applied: a portion that failed is tried again.
        var portion = RecordPortion()
        var memory = ApplierMemory()
    }

    private enum Gathered {
        case portion(RecordPortion, isAll: Bool)
        case damage(RecordDamage)
    }

    private let store: Store
    private let log: AppliedLog
    private let rules: SessionRules
    private let openSessions: OpenSessions
    /// The lock is held for moments only; one call of `step` at a time works with what it takes from here.
    private let progress: Mutex<Progress>
    private let shown = Mutex(ApplierStatus())

    /// - Parameter openSessions: told of every session that changed.
    public init(
        _ log: AppliedLog, in store: Store, openSessions: OpenSessions, rules: SessionRules = SessionRules()
    ) {
        self.store = store
        self.log = log
        self.rules = rules
        self.openSessions = openSessions
        progress = Mutex(Progress(position: log.position))
    }

    /// How well it goes.
    public var status: ApplierStatus { shown.withLock { $0 } }

    /// Applies what comes, until the task is cancelled. Not while ``catchUp()`` runs.
    public func run() async {
        let timer = ContinuousClock()
        var failures = 0
        var silenceDue = timer.now
        while !Task.isCancelled {
            var pause = Duration.zero
            do {
                let began = timer.now
                if try await step() { pause = min(max(Self.interval, timer.now - began), Self.longestInterval) }
                if pause > .zero, timer.now >= silenceDue {
                    try await endSilent()
                    silenceDue = timer.now + Self.silenceInterval
                }
                failures = 0
            } catch {
                failures += 1
                shown.withLock { $0.fault = "\(error)" }
                pause = min(Self.interval * (1 << min(failures, 6)), Self.longestPause)
            }
            // Cancelled while sleeping: the loop ends.
            if pause > .zero { try? await Task.sleep(for: pause) }
        }
    }

    /// Applies every record that is durable by now.
    public func catchUp() async throws {
        while try await !step() {}
    }

    /// Ends the sessions of which nothing was heard for too long; only once everything that has arrived is applied.
    public func endSilent() async throws {
        let ended = try await store.endSilentSessions(rules: rules)
        openSessions.take(ended)
    }

    /// Applies one portion.
    ///
    /// - Returns: whether that was all there is.
    private func step() async throws -> Bool {
        let state = progress.withLock { $0 }
        switch try await gather(state.portion) {
        case .damage(let damage):
            try await pass(damage, from: state.position)
            return false
        case .portion(let portion, let isAll):
            guard !portion.isEmpty else {
                shown.withLock { $0.fault = nil }
                return true
            }
            progress.withLock { $0.portion = portion }
            try await apply(portion, from: state.position, state.memory)
            return isAll
        }
    }

    /// Reads on until there is no more, or enough.
    private func gather(_ begun: RecordPortion) async throws -> Gathered {
        var portion = begun
        while portion.count < Self.largestPortion {
            let reading: RecordReading
            do {
                reading = try await log.reader.next()
            } catch {
                // What was read is not read again. The next attempt says why there is no more.
                if portion.isEmpty { throw error }
                return .portion(portion, isAll: false)
            }
            switch reading {
            case .records(let batch): portion.append(batch, rules: rules)
            case .end: return .portion(portion, isAll: true)
            // What was read before it comes first.
            case .damage(let damage): return portion.isEmpty ? .damage(damage) : .portion(portion, isAll: false)
            }
        }
        return .portion(portion, isAll: false)
    }

    private func apply(_ portion: RecordPortion, from position: Int64, _ memory: ApplierMemory) async throws {
        let began = ContinuousClock.now
        do {
            let applied = try await store.perform(
                ApplyPortion(
                    portion: portion, log: log.reader.log, position: position, rules: rules, memory: memory,
                    discard: log.discardInside))
            openSessions.take(applied.sessions)
            note(portion, applied, took: ContinuousClock.now - began)
            progress.withLock { $0.memory = applied.memory }
            move(to: portion.last ?? position)
            log.discardAfter(portion.last ?? position)
        } catch let moved as RecordPositionMoved {
            // Another node was faster with these.
            await log.reader.move(after: moved.now)
            move(to: moved.now)
        }
    }

    private func pass(_ damage: RecordDamage, from position: Int64) async throws {
        do {
            try await store.perform(NoteRecordDamage(damage: damage, log: log.reader.log, position: position))
            shown.withLock { $0.damage = damage }
            await log.reader.skip(damage)
            move(to: damage.sequences.upperBound)
        } catch let moved as RecordPositionMoved {
            await log.reader.move(after: moved.now)
            move(to: moved.now)
        }
    }

    private func move(to position: Int64) {
        progress.withLock { $0 = Progress(position: position, memory: $0.memory) }
    }

    private func note(_ portion: RecordPortion, _ applied: ApplyPortion.Applied, took: Duration) {
        let now = store.clock.now()
        shown.withLock { status in
            status.applied += portion.count
            status.portions += 1
            status.unreadable += portion.unreadable
            status.lastUnreadable = portion.lastError ?? status.lastUnreadable
            status.delay = portion.readings.first.map { $0.arrived.duration(to: now) } ?? status.delay
            status.busySeconds += took / .seconds(1)
            status.fault = nil
            for finding in FoldFinding.allCases { status.findings[finding, default: 0] += applied.tally.total(finding) }
        }
    }
}
