// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// What a router last showed of its shared queues.
public struct ContentionApplied: Sendable, Equatable {
    /// Which rows it was to have.
    let hash: Int64
    /// How many shared queues it was to have.
    public var queues: Int
    /// How many of them had to be changed, the last time that any had.
    public var changes: Int
    /// Whether it has shown that it has them.
    public var isConfirmed: Bool
    /// What it said, for people.
    public var said: String
    public var triedAt: Timestamp
    /// When it last showed that it has what it should have; nil for never.
    public var confirmedAt: Timestamp?
}

/// The rows of what routers have shown.
enum ContentionAppliedRows {
    static func of(_ router: NASID, in database: Database) throws -> ContentionApplied? {
        try database.first(
            """
            SELECT wanted_hash, places, changes, confirmed, said, tried_at, confirmed_at FROM contention_applied
            WHERE nas_id = $1
            """, .id(router)
        ) { row in
            ContentionApplied(
                hash: try row.integer(0), queues: try row.int(1), changes: try row.int(2),
                isConfirmed: try row.flag(3), said: try row.text(4), triedAt: try row.time(5),
                confirmedAt: try row.optional(6, row.time))
        }
    }

    static func store(_ applied: ContentionApplied, of router: NASID, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO contention_applied (nas_id, wanted_hash, places, changes, confirmed, said, tried_at, confirmed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (nas_id) DO UPDATE SET wanted_hash = excluded.wanted_hash, places = excluded.places,
                changes = excluded.changes, confirmed = excluded.confirmed, said = excluded.said,
                tried_at = excluded.tried_at, confirmed_at = excluded.confirmed_at
            """, .id(router), .integer(applied.hash), .int(applied.queues), .int(applied.changes),
            .flag(applied.isConfirmed), .text(applied.said), .time(applied.triedAt), .time(applied.confirmedAt))
    }
}

extension Store {
    /// What a router last showed of its shared queues; nil when it was never told of any.
    public func contentionApplied(at router: NASID) async throws -> ContentionApplied? {
        try await read { try ContentionAppliedRows.of(router, in: $0) }
    }
}

/// Keeps what became of telling a router of its shared queues.
struct NoteContention: Verb {
    let router: NASID
    let queues: SharedQueues
    let outcome: RouterOutcome

    func perform(_ transaction: Transaction) throws {
        let before = try ContentionAppliedRows.of(router, in: transaction.database)
        var applied = ContentionApplied(
            hash: queues.hash, queues: queues.rows.count, changes: before?.changes ?? 0, isConfirmed: false,
            said: "\(outcome)", triedAt: transaction.now, confirmedAt: before?.confirmedAt)
        if case .confirmed(let changes) = outcome {
            applied.isConfirmed = true
            applied.confirmedAt = transaction.now
            if changes > 0 { applied.changes = changes }
        }
        try ContentionAppliedRows.store(applied, of: router, in: transaction.database)
    }
}
