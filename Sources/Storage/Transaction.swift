// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A write in progress: the database, the time it happens at, and the changes it will report.
///
/// The closure that is given one may run more than once (another one in the same commit failed, or two nodes crossed), so it
/// must do nothing outside the database.
public struct Transaction {
    /// The database; reads see what this transaction wrote.
    public let database: Database
    /// The time of everything that this transaction records.
    public let now: Timestamp
    private let changes: PendingChanges

    init(database: Database, now: Timestamp, changes: PendingChanges) {
        self.database = database
        self.now = now
        self.changes = changes
    }

    /// Reports that a row changed: it appears in the change log with this commit, or not at all.
    public func record(_ kind: Change.Kind, _ entity: Change.Entity, _ id: Int64) {
        changes.append(.init(kind: kind, entity: entity, id: id))
    }
}
