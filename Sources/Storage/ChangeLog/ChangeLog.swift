// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// The record of what changed, written in the transaction of the change; it feeds whoever keeps a copy or tells others.
///
/// The order of `sequence` is the order of commits: rows are numbered while holding ``StoreLock/changeLog``, at the very end
/// of a transaction, so a reader that has seen a number has seen everything below it.
public enum ChangeLog {
    /// Changes after a sequence number, oldest first.
    ///
    /// - Parameter limit: at most this many; ask again with the last one's number.
    public static func changes(in database: Database, after sequence: Int64, limit: Int) throws -> [Change] {
        try database.all(
            """
            SELECT sequence, at, kind, entity, entity_id FROM change_log WHERE sequence > $1 ORDER BY sequence LIMIT $2
            """, .integer(sequence), .int(limit)
        ) { row in
            Change(
                sequence: try row.integer(0), at: try row.time(1), kind: try row.word(2), entity: try row.word(3),
                id: try row.integer(4))
        }
    }

    /// The newest sequence number, 0 before the first change.
    public static func newest(in database: Database) throws -> Int64 {
        try database.first("SELECT coalesce(max(sequence), 0) FROM change_log") { try $0.integer(0) } ?? 0
    }

    /// Forgets changes from before a time. Whoever follows the log must have read them.
    ///
    /// - Returns: how many were removed.
    public static func prune(in transaction: Transaction, before time: Timestamp) throws -> Int {
        try transaction.database.execute("DELETE FROM change_log WHERE at < $1", .time(time))
    }

    /// Writes what a commit reports; the caller holds ``StoreLock/changeLog`` from here to the commit.
    static func append(_ entries: [PendingChanges.Entry], at now: Timestamp, to connection: any Connection) throws {
        for entry in entries {
            try connection.run(
                "INSERT INTO change_log (at, kind, entity, entity_id) VALUES ($1, $2, $3, $4)",
                [.time(now), .word(entry.kind), .word(entry.entity), .integer(entry.id)])
        }
    }
}
