// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Where something is to be done by the clock.
struct DueWork: Sendable {
    /// Routers with sessions that are due.
    let sessions: [NASID]
    /// Routers that are to be told of lines.
    let entries: [NASID]
    /// Whether meter readings are to be looked at.
    let isMeterToJudge: Bool
}

extension Store {
    /// What is to be done by now: a look that writes nothing.
    func workDue() async throws -> DueWork {
        let now = SQLValue.time(clock.now())
        return try await read { database in
            DueWork(
                sessions: try database.all(
                    "SELECT nas_id FROM session_enforcement WHERE due_at <= $1 GROUP BY nas_id", now
                ) { try $0.id(0) },
                entries: try database.all("SELECT nas_id FROM router_entry WHERE due_at <= $1 GROUP BY nas_id", now) {
                    try $0.id(0)
                },
                isMeterToJudge: try database.first(
                    "SELECT 1 FROM enforcement_watch WHERE due_at <= $1 LIMIT 1", now
                ) { try $0.flag(0) } ?? false)
        }
    }
}
