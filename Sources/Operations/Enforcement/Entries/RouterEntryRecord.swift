// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// What a router has not shown yet to have of a line, for people.
public struct RouterEntryRecord: Sendable {
    public let nasName: String?
    public let serviceName: String?
    /// The list that the line is to stand on; nil when it is to be taken off all of ours.
    public let list: String?
    /// Whether the router is being told at this moment.
    public let isUnderWay: Bool
    /// How often it was told in vain.
    public let tries: Int
    /// Whether the line's sessions are dealt with in other ways meanwhile.
    public let hasFailed: Bool
    public let triedAt: Timestamp?
    /// What the router answered the last time; nil while it has not.
    public let said: String?
}

extension Store {
    /// What routers have not shown yet to have of lines, those first that have waited for the longest.
    public func routerEntries(limit: Int) async throws -> [RouterEntryRecord] {
        try await read { database in
            try database.all(
                """
                SELECT n.name, v.name, e.list, e.phase, e.tries, e.failed, a.at, a.said
                FROM router_entry e LEFT JOIN enforcement_attempt a ON a.id = e.attempt
                    LEFT JOIN nas n ON n.id = e.nas_id LEFT JOIN internet_service v ON v.id = e.service_id
                WHERE e.phase <> 'settled' ORDER BY e.changed_at, e.service_id LIMIT $1
                """, .int(limit)
            ) { row in
                RouterEntryRecord(
                    nasName: try row.optional(0, row.text), serviceName: try row.optional(1, row.text),
                    list: try row.optional(2, row.text), isUnderWay: try row.text(3) == "under_way",
                    tries: try row.int(4), hasFailed: try row.flag(5), triedAt: try row.optional(6, row.time),
                    said: try row.optional(7, row.text))
            }
        }
    }
}
