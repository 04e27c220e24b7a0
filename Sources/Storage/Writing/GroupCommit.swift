// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Runs the writes of a group in one transaction and tells each caller how it ended, only after the commit is durable.
///
/// Each write has a savepoint, so one that fails takes nothing with it. When the transaction as a whole fails, nothing
/// of it is stored, and every write is tried again: the closures have no effect outside the database.
struct GroupCommit {
    /// Tries of a whole group before each write is tried alone, and of a single write before its caller is told.
    /// Two nodes that cross settle in one or two; more means a hot row, and patience only burns processor.
    static let tries = 8

    let dialect: Dialect
    let clock: WallClock
    let counters: StoreCounters

    private enum Outcome {
        case stored(WriteJob.Completion)
        case refused(any Error)

        var isStored: Bool {
            switch self {
            case .stored: true
            case .refused: false
            }
        }
    }

    /// Does all jobs; each caller hears exactly once.
    func perform(_ jobs: [WriteJob], on connection: any Connection) {
        do {
            let outcomes = try retrying { try attempt(jobs, on: connection) }
            counters.committed(writes: outcomes.count(where: \.isStored))
            for (job, outcome) in zip(jobs, outcomes) {
                switch outcome {
                case .stored(let complete): complete()
                case .refused(let error): job.fail(error)
                }
            }
        } catch {
            guard jobs.count > 1, mayBeOneJobsFault(error) else {
                counters.failed()
                for job in jobs { job.fail(error) }
                return
            }
            for job in jobs { perform([job], on: connection) }
        }
    }

    private func retrying<Result>(_ body: () throws -> Result) throws -> Result {
        for _ in 1..<Self.tries {
            do {
                return try body()
            } catch let error as StorageError where error.kind == .serialization || error.kind == .unreachable {
                counters.retried()
            }
        }
        return try body()
    }

    /// Whether some of a failed group could succeed alone. Where the database itself is the reason, every write would
    /// only wait for it in turn; with an unknown outcome a second try could store twice.
    private func mayBeOneJobsFault(_ error: any Error) -> Bool {
        guard let error = error as? StorageError else { return true }
        return switch error.kind {
        case .busy, .corrupt, .readOnly, .unreachable, .outcomeUnknown, .closed: false
        case .unique, .foreignKey, .check, .full, .newerSchema, .overloaded, .serialization, .column, .nested,
            .statement:
            true
        }
    }

    private func attempt(_ jobs: [WriteJob], on connection: any Connection) throws -> [Outcome] {
        try connection.begin()
        do {
            for lock in Set(jobs.flatMap(\.locks)).sorted() { try take(lock, on: connection) }
            let changes = PendingChanges()
            let transaction = Transaction(
                database: Database(connection: connection), now: clock.now(), changes: changes)
            let outcomes =
                jobs.count == 1
                ? [.stored(try jobs[0].run(transaction))]
                : try jobs.map { try part($0, transaction, changes, connection) }
            if !changes.entries.isEmpty {
                try take(.changeLog, on: connection)
                try ChangeLog.append(changes.entries, at: transaction.now, to: connection)
            }
            try connection.commit()
            return outcomes
        } catch {
            connection.rollback()
            throw error
        }
    }

    private func part(
        _ job: WriteJob, _ transaction: Transaction, _ changes: PendingChanges, _ connection: any Connection
    ) throws -> Outcome {
        let reported = changes.entries.count
        var completion: WriteJob.Completion?
        do {
            try connection.inSavepoint { completion = try job.run(transaction) }
        } catch {
            // A full disk, a lost server or a lost race ends the whole transaction, not only this part.
            guard connection.isInTransaction, (error as? StorageError)?.kind != .serialization else { throw error }
            changes.truncate(to: reported)
            return .refused(error)
        }
        return completion.map(Outcome.stored) ?? .refused(StorageError(.closed, doing: "writing", detail: ""))
    }

    private func take(_ lock: StoreLock, on connection: any Connection) throws {
        guard let statement = dialect.take(lock) else { return }
        try connection.run(statement)
    }
}
