// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The rows of sessions that have ended.
enum EndedSessionRows {
    private static let byKey = BulkStatement(
        keys: """
            SELECT session_key, nas_id, service_id, id_hash, line_hash, started_at, last_at, seen_at, seconds, interim, down, up,
                packets_down, packets_up, down6, up6, skew_down, skew_up, skew_down6, skew_up6, sightings, not_before,
                ended_at, ending, cause, concluded_at
            FROM ended_session WHERE session_key IN
            """)

    /// Hands over the sessions with these keys.
    static func forEach(
        withKeys keys: some Sequence<SessionKey>, in database: Database, body: (WorkingSession) -> Void
    ) throws {
        try database.forEach(byKey, of: keys, as: { .key($0) }) { row in
            let first = 1 + SessionMeter.columnCount
            let end = SessionEnd(
                at: try row.time(first), ending: try row.word(first + 1),
                cause: try row.optional(first + 2, row.integer), concludedAt: try row.time(first + 3))
            body(WorkingSession(key: try row.key(0), meter: try SessionMeter(row: row, from: 1), end: end))
        }
    }

    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO ended_session (session_key, nas_id, service_id, id_hash, line_hash, started_at, last_at, seen_at, seconds,
                interim, down, up, packets_down, packets_up, down6, up6, skew_down, skew_up, skew_down6, skew_up6, sightings,
                not_before, ended_at, ending, cause, concluded_at)
            VALUES
            """, columns: 5 + SessionMeter.columnCount,
        after: """
            ON CONFLICT (session_key) DO UPDATE SET last_at = excluded.last_at, seen_at = excluded.seen_at,
                seconds = excluded.seconds, interim = excluded.interim, down = excluded.down, up = excluded.up,
                packets_down = excluded.packets_down, packets_up = excluded.packets_up, down6 = excluded.down6,
                up6 = excluded.up6, skew_down = excluded.skew_down, skew_up = excluded.skew_up,
                skew_down6 = excluded.skew_down6, skew_up6 = excluded.skew_up6, sightings = excluded.sightings,
                ended_at = excluded.ended_at, ending = excluded.ending, cause = excluded.cause,
                concluded_at = excluded.concluded_at
            """)

    /// Writes how sessions ended.
    static func store(_ sessions: some Sequence<WorkingSession>, in database: Database) throws {
        var rows = BulkWriter(upsert, in: database)
        for session in sessions {
            guard let end = session.end else { continue }
            try rows.add { values in
                values.append(.key(session.key))
                session.meter.append(to: &values)
                values.append(.time(end.at))
                values.append(.word(end.ending))
                values.append(end.cause.map { .integer($0) } ?? .null)
                values.append(.time(end.concludedAt))
            }
        }
        try rows.finish()
    }

    private static let deletion = BulkStatement(keys: "DELETE FROM ended_session WHERE session_key IN")

    /// Removes sessions that are open after all, or known by another key.
    static func remove(_ keys: some Sequence<SessionKey>, in database: Database) throws {
        try database.executeAll(deletion, keys.map { .key($0) })
    }
}
