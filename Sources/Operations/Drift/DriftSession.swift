// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// A session that accounting knows, as far as it matters for what it has.
struct DriftSession {
    let state: EnforcedSession
    let userName: [UInt8]
    /// The router's name for it.
    let sessionID: [UInt8]
    /// What its router says that it has.
    var sighted: [(prefix: IPPrefix, verdict: SightingVerdict)] = []

    /// What is known of its terms.
    var applied: AppliedAccess { state.job?.applied ?? state.granted.map { .known($0) } ?? .unknown }
}

extension DriftSession {
    /// Whether nothing is asked of it because its router's list holds the line, as far as the router said.
    var isHeld: Bool { state.job?.phase == .held && !state.entryHasFailed }

    /// Every running session of a router, in the order of the numbers.
    static func all(of nas: NASID, in database: Database) throws -> [DriftSession] {
        let states = try database.all(
            .joined([EnforcedSession.selection, "o.nas_id = $1 ORDER BY s.id"]), .id(nas)
        ) { try EnforcedSession(row: $0) }
        var names: [SessionID: (userName: [UInt8], sessionID: [UInt8])] = [:]
        try database.forEach(
            """
            SELECT s.id, s.user_name, s.acct_session_id
            FROM open_session o JOIN access_session s ON s.session_key = o.session_key WHERE o.nas_id = $1
            """, .id(nas)
        ) { row in names[try row.id(0)] = (try row.blob(1), try row.blob(2)) }
        let sighted = try sightings(of: nas, in: database)
        return states.map { state in
            let name = names[state.id] ?? ([], [])
            return DriftSession(
                state: state, userName: name.userName, sessionID: name.sessionID, sighted: sighted[state.id] ?? [])
        }
    }

    private static func sightings(
        of nas: NASID, in database: Database
    ) throws -> [SessionID: [(prefix: IPPrefix, verdict: SightingVerdict)]] {
        var sighted: [SessionID: [(prefix: IPPrefix, verdict: SightingVerdict)]] = [:]
        try database.forEach(
            """
            SELECT s.id, g.prefix, g.verdict
            FROM open_session o JOIN access_session s ON s.session_key = o.session_key
                JOIN session_sighting g ON g.session_key = o.session_key
            WHERE o.nas_id = $1 AND g.valid_to = $2
            """, .id(nas), .time(.distantFuture)
        ) { row in sighted[try row.id(0), default: []].append((try row.prefix(1), try row.word(2))) }
        return sighted
    }
}
