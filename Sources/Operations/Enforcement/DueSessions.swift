// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Finds the sessions about which something is to be done now, those first that have waited for the longest.
///
/// First their numbers, from an index that has them in this order for every router: after a change of many sessions at once there are
/// tens of thousands, of which a look takes some hundred.
struct DueSessions {
    let database: Database
    let now: Timestamp

    private static let sessions = BulkStatement(keys: EnforcedSession.selection, "f.session_id IN")
    private static let removal = BulkStatement(keys: "DELETE FROM session_enforcement WHERE session_id IN")

    /// Those of some routers, each with how many it may be given. Sessions that are over are forgotten.
    func take(_ budgets: [NASID: Int]) throws -> [EnforcedSession] {
        var numbers: [Int64] = []
        for (nas, limit) in budgets {
            numbers += try database.all(
                """
                SELECT session_id FROM session_enforcement WHERE nas_id = $1 AND due_at <= $2
                ORDER BY due_at, session_id LIMIT $3
                """, .id(nas), .time(now), .int(limit)
            ) { try $0.integer(0) }
        }
        var found: [EnforcedSession] = []
        try database.forEach(Self.sessions, numbers.map { .integer($0) }) { row in
            found.append(try EnforcedSession(row: row))
        }
        let running = Set(found.map(\.id.value))
        try database.executeAll(Self.removal, numbers.filter { !running.contains($0) }.map { .integer($0) })
        return found
    }
}
