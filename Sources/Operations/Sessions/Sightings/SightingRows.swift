// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// The rows of sightings.
enum SightingRows {
    private static let ofSessions = BulkStatement(
        keys: """
            SELECT session_key, kind, prefix, valid_from, valid_to, recorded_from, end_recorded_at, nas_id, service_id, verdict,
                holder_id
            FROM session_sighting WHERE session_key IN
            """)

    /// What sessions have at present, as far as their routers said.
    static func present(of sessions: [SessionKey], in database: Database) throws -> [SessionKey: [SightingRow]] {
        var rows: [SessionKey: [SightingRow]] = [:]
        try database.forEach(ofSessions, sessions.map { .key($0) }) { row in
            let sighting = try SightingRow(row: row)
            if sighting.validTo == .distantFuture { rows[sighting.session, default: []].append(sighting) }
        }
        return rows
    }

    private static let upsert = BulkStatement(
        insert: """
            INSERT INTO session_sighting (session_key, kind, prefix, valid_from, valid_to, recorded_from, end_recorded_at, nas_id,
                service_id, verdict, holder_id)
            VALUES
            """, columns: 11,
        after: """
            ON CONFLICT (session_key, kind, prefix, valid_from) DO UPDATE SET valid_to = excluded.valid_to,
                end_recorded_at = excluded.end_recorded_at
            """)

    /// Writes sightings, new ones and those that have ended. None may be there twice.
    static func store(_ rows: [SightingRow], in database: Database) throws {
        var table = BulkWriter(upsert, in: database)
        for row in rows { try table.add { $0 += row.values } }
        try table.finish()
    }

    private static let ownHoldings = BulkStatement(
        keys: "SELECT prefix, kind, service_id FROM holding WHERE ended_at IS NULL AND service_id IN")
    private static let holdings = BulkStatement(
        keys: "SELECT prefix, kind, service_id FROM holding WHERE ended_at IS NULL AND prefix IN")

    /// What is needed to judge sightings: first what their services hold, then who else holds what is not their own.
    static func check(
        _ sighted: [(ServiceID?, SightedPrefix)], in database: Database
    ) throws -> SightingCheck {
        var check = SightingCheck()
        let services = Set(sighted.compactMap(\.0))
        try database.forEach(ownHoldings, services.map { .id($0) }) { row in
            let held = SightingCheck.Held(prefix: try row.prefix(0), kind: try row.word(1), service: try row.id(2))
            check.own[held.service, default: []].append(held)
        }
        var covers: Set<IPPrefix> = []
        for (service, sighting) in sighted where !check.agrees(sighting, of: service) {
            for length in stride(from: sighting.prefix.length, through: 0, by: -1) {
                // Where one is known, so is everything around it.
                guard let cover = sighting.prefix.supernet(length: length), covers.insert(cover).inserted else { break }
            }
        }
        // Sorted: look-ups that follow each other find what they need in the same place.
        try database.forEach(holdings, covers.sorted().map { .prefix($0) }) { row in
            let held = SightingCheck.Held(prefix: try row.prefix(0), kind: try row.word(1), service: try row.id(2))
            check.covering[held.prefix] = held
        }
        return check
    }
}
