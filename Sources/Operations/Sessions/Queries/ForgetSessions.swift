// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Forgets sessions that ended long ago, and what was seen of them; some at a time.
public struct ForgetSessions: Verb {
    /// Sessions that ended before this.
    public let time: Timestamp
    /// So many in one transaction: others wait for it.
    public let limit: Int

    public init(endedBefore time: Timestamp, limit: Int = 5_000) {
        self.time = time
        self.limit = limit
    }

    public var locks: [StoreLock] { [.sessions] }

    private static let deletions = [
        BulkStatement(keys: "DELETE FROM session_sighting WHERE session_key IN"),
        BulkStatement(keys: "DELETE FROM access_session WHERE session_key IN"),
        BulkStatement(keys: "DELETE FROM ended_session WHERE session_key IN"),
    ]

    /// - Returns: how many were forgotten; with as many as the limit there may be more.
    public func perform(_ transaction: Transaction) throws -> Int {
        let keys = try transaction.database.all(
            "SELECT session_key FROM ended_session WHERE ended_at < $1 ORDER BY ended_at LIMIT $2", .time(time),
            .int(limit)
        ) { SQLValue.key(try $0.key(0)) }
        for deletion in Self.deletions { try transaction.database.executeAll(deletion, keys) }
        return keys.count
    }
}
