// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// Changes that routers have acknowledged, and that the next meter readings have to show.
enum MeterWatches {
    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO enforcement_watch (session_id, attempt, way, towards, down, up, since, due_at)
            VALUES
            """, columns: 8,
        after: """
            ON CONFLICT (session_id) DO UPDATE SET attempt = excluded.attempt, way = excluded.way,
                towards = excluded.towards, down = excluded.down, up = excluded.up, since = excluded.since,
                first_at = NULL, first_down = NULL, first_up = NULL, due_at = excluded.due_at
            """)

    /// Begins to watch the sessions of which reports say that they were changed.
    static func begin(_ reports: [EnforcementReport], at now: Timestamp, in database: Database) throws {
        var latest: [SessionID: EnforcementReport] = [:]
        for report in reports where report.answer == .done && report.proof != nil { latest[report.session] = report }
        var writer = BulkWriter(upsert, in: database)
        for report in latest.values.sorted(by: { $0.session < $1.session }) {
            guard let proof = report.proof else { continue }
            try writer.add { values in
                values += [.id(report.session), .integer(report.attempt), .int(Int(report.way.rawValue))]
                values += [.fingerprint(report.towards)] + SQLValue.rates(proof.cap)
                values += [.time(now), .time(now.advanced(by: MeterProof.shortest))]
            }
        }
        try writer.finish()
    }

    /// Forgets what was watched of a session.
    static func end(_ session: SessionID, in database: Database) throws {
        try database.execute("DELETE FROM enforcement_watch WHERE session_id = $1", .id(session))
    }
}
