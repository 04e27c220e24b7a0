// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Sessions are not where the same transaction has read them: what was folded would count for nobody.
struct SessionsNotInPlace: Error, CustomStringConvertible {
    let expected: Int
    let found: Int

    var description: String {
        "writing how far \(expected) open sessions have come: only \(found) are in open_session, where all were read; "
            + "check the database with `firsthop doctor`"
    }
}

/// The rows of sessions that are open.
enum OpenSessionRows {
    private static let columns: StaticString = """
        SELECT session_key, nas_id, service_id, id_hash, line_hash, started_at, last_at, seen_at, seconds, interim, down, up,
            packets_down, packets_up, down6, up6, skew_down, skew_up, skew_down6, skew_up6, sightings, not_before
        FROM open_session WHERE
        """

    private static let byKey = BulkStatement(keys: columns, "session_key IN")
    private static let byID = BulkStatement(keys: columns, "id_hash IN")
    private static let byLine = BulkStatement(keys: columns, "line_hash IN")
    private static let byRouter = BulkStatement(keys: columns, "nas_id IN")

    /// Hands over the sessions with these keys.
    static func forEach(
        withKeys keys: some Sequence<SessionKey>, in database: Database, body: (WorkingSession) -> Void
    ) throws {
        try forEach(byKey, of: keys, as: { .key($0) }, in: database, body: body)
    }

    /// Hands over the sessions under these hashes of an id.
    static func forEach(
        withIDs hashes: some Sequence<Int64>, in database: Database, body: (WorkingSession) -> Void
    ) throws {
        try forEach(byID, of: hashes, as: { .integer($0) }, in: database, body: body)
    }

    /// Hands over the sessions of these lines.
    static func forEach(
        ofLines hashes: some Sequence<Int64>, in database: Database, body: (WorkingSession) -> Void
    ) throws {
        try forEach(byLine, of: hashes, as: { .integer($0) }, in: database, body: body)
    }

    /// Hands over the sessions of these routers.
    static func forEach(
        ofRouters routers: some Sequence<NASID>, in database: Database, body: (WorkingSession) -> Void
    ) throws {
        try forEach(byRouter, of: routers, as: { .id($0) }, in: database, body: body)
    }

    private static func forEach<Key>(
        _ statement: BulkStatement, of keys: some Sequence<Key>, as value: (Key) -> SQLValue, in database: Database,
        body: (WorkingSession) -> Void
    ) throws {
        try database.forEach(statement, of: keys, as: value) { row in
            body(WorkingSession(key: try row.key(0), meter: try SessionMeter(row: row, from: 1), end: nil))
        }
    }

    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO open_session (session_key, nas_id, service_id, id_hash, line_hash, started_at, last_at, seen_at, seconds,
                interim, down, up, packets_down, packets_up, down6, up6, skew_down, skew_up, skew_down6, skew_up6, sightings,
                not_before)
            VALUES
            """, columns: 1 + SessionMeter.columnCount,
        after: """
            ON CONFLICT (session_key) DO UPDATE SET last_at = excluded.last_at, seen_at = excluded.seen_at,
                seconds = excluded.seconds, interim = excluded.interim, down = excluded.down, up = excluded.up,
                packets_down = excluded.packets_down, packets_up = excluded.packets_up, down6 = excluded.down6,
                up6 = excluded.up6, skew_down = excluded.skew_down, skew_up = excluded.skew_up,
                skew_down6 = excluded.skew_down6, skew_up6 = excluded.skew_up6, sightings = excluded.sightings
            """)

    private static let update = BulkStatement(
        each: """
            UPDATE open_session SET last_at = $2, seen_at = $3, seconds = $4, interim = $5, down = $6, up = $7,
                packets_down = $8, packets_up = $9, down6 = $10, up6 = $11, skew_down = $12, skew_up = $13,
                skew_down6 = $14, skew_up6 = $15, sightings = $16
            WHERE session_key = $1
            """, columns: 16)

    /// Writes how far sessions have come; those that are new here are added.
    ///
    /// - Parameter sessions: none twice; those of ``WorkingSession/Origin/open`` were read in the same transaction.
    static func store(_ sessions: some Sequence<WorkingSession>, in database: Database) throws {
        var rows = BulkWriter(upsert, in: database)
        var known = BulkWriter(update, in: database)
        var knownCount = 0
        for session in sessions {
            if session.isInPlace, database.takesRowsOneByOne {
                knownCount += 1
                try known.add { values in
                    values.append(.key(session.key))
                    session.meter.appendProgress(to: &values)
                }
            } else {
                try rows.add { values in
                    values.append(.key(session.key))
                    session.meter.append(to: &values)
                }
            }
        }
        try known.finish()
        try rows.finish()
        guard known.changed == knownCount else {
            throw SessionsNotInPlace(expected: knownCount, found: known.changed)
        }
    }

    private static let deletion = BulkStatement(keys: "DELETE FROM open_session WHERE session_key IN")

    /// Removes sessions that are not open any more.
    static func remove(_ keys: some Sequence<SessionKey>, in database: Database) throws {
        try database.executeAll(deletion, keys.map { .key($0) })
    }
}
