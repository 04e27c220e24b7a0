// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Finds out when the shared queues of routers may have to be others: who is a member, or what was sold, has changed.
struct ContentionWatch {
    /// What tells one moment from another without looking at every line.
    struct Mark: Equatable {
        /// The newest change of a plan, line, router or address.
        fileprivate var position: Int64
        /// The newest session, and how many run at each router.
        fileprivate var newest: Int64
        fileprivate var running: [NASID: Int]
    }

    private var seen: Mark?

    /// Whether anything has changed since the last time; the first time it has.
    mutating func hasChanged(to mark: Mark) -> Bool {
        defer { seen = mark }
        return seen != mark
    }
}

extension Store {
    /// What tells this moment from another for shared queues.
    func contentionMark() async throws -> ContentionWatch.Mark {
        try await read { database in
            var running: [NASID: Int] = [:]
            try database.forEach("SELECT nas_id, count(*) FROM open_session GROUP BY nas_id") { row in
                running[try row.id(0)] = try row.int(1)
            }
            return ContentionWatch.Mark(
                position: try ChangeLog.newest(in: database),
                newest: try database.first("SELECT coalesce(max(id), 0) FROM access_session") { try $0.integer(0) }
                    ?? 0,
                running: running)
        }
    }

    /// The shared queues of a router, and what it last showed of them; nil for one that shares nothing, or not through RouterOS.
    func sharedQueues(of router: NASID) async throws -> (wanted: SharedQueues, applied: ContentionApplied?)? {
        try await read { database in
            let record = try Routers.find(router, in: database)
            guard record.terms.state != .retired, record.terms.vendor == .mikrotik else { return nil }
            let scene = try ContentionSceneRows(of: router, in: database).scene()
            let queues = try SharedQueues(scene, version: record.terms.version)
            return queues.rows.isEmpty ? nil : (queues, try ContentionAppliedRows.of(router, in: database))
        }
    }
}
