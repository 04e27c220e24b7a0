// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// What routers know sessions by, read for many of them together.
enum ControlledSessions {
    private static let sessions = BulkStatement(
        keys: """
            SELECT id, session_key, nas_id, acct_session_id, user_name, calling_station, port, port_id, interface_id
            FROM access_session WHERE id IN
            """)

    static func read(_ ids: [SessionID], in database: Database) throws -> [SessionID: ControlledSession] {
        var found: [(id: SessionID, key: SessionKey, session: ControlledSession)] = []
        try database.forEach(sessions, ids.map { .id($0) }) { row in
            let session = ControlledSession(
                nas: try row.id(2), sessionID: try row.blob(3), userName: try row.blob(4),
                callingStation: try row.blob(5), port: try row.optional(6, row.number), portID: try row.blob(7),
                interfaceID: try row.optional(8, row.integer).map { InterfaceIdentifier(bits: UInt64(bitPattern: $0)) })
            found.append((try row.id(0), try row.key(1), session))
        }
        let sightings = try SightingRows.present(of: found.map(\.key), in: database)
        var controlled: [SessionID: ControlledSession] = [:]
        for (id, key, session) in found {
            var session = session
            for sighted in (sightings[key] ?? []).map(\.sighted) {
                switch sighted.prefix.first {
                case .v4(let address): session.ipv4 = address
                case .v6: if sighted.kind == .framed { session.framed.append(sighted.prefix.mapped) }
                }
            }
            controlled[id] = session
        }
        return controlled
    }
}
