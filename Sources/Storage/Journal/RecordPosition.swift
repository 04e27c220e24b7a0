// SPDX-License-Identifier: Apache-2.0

/// How far the records of a log were applied, kept in the database beside what they changed.
///
/// Advanced in the transaction that applies the records, so that they count exactly once: a crash leaves both or neither, and of
/// two that apply the same records one is refused.
public enum RecordPosition {
    /// The sequence number of the last record that was applied; 0 before the first.
    public static func load(of log: Int64, in database: Database) throws -> Int64 {
        try database.first("SELECT sequence FROM record_position WHERE log = $1", .integer(log)) { try $0.integer(0) }
            ?? 0
    }

    /// Moves the position on.
    ///
    /// - Throws: ``RecordPositionMoved`` when it is not at `start` any more; the transaction must end then.
    public static func advance(
        _ log: Int64, from start: Int64, to end: Int64, in transaction: Transaction
    ) throws {
        let moved =
            if start == 0 {
                try transaction.database.execute(
                    "INSERT INTO record_position (log, sequence) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    .integer(log), .integer(end))
            } else {
                try transaction.database.execute(
                    "UPDATE record_position SET sequence = $3 WHERE log = $1 AND sequence = $2",
                    .integer(log), .integer(start), .integer(end))
            }
        guard moved == 1 else {
            throw RecordPositionMoved(log: log, start: start, now: try load(of: log, in: transaction.database))
        }
    }
}

/// Somebody else has applied the records meanwhile.
public struct RecordPositionMoved: Error, Equatable, Sendable, CustomStringConvertible {
    public let log: Int64
    /// Where the position was believed to be.
    public let start: Int64
    /// Where it is.
    public let now: Int64

    public var description: String {
        "applying records of log \(log) after \(start): they were applied up to \(now) already; go on from there"
    }
}
