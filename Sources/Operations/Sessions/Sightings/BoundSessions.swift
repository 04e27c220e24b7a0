// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// A running session to which a delegated prefix may belong.
struct BoundSession {
    let key: SessionKey
    let service: ServiceID?
    let startedAt: Timestamp
}

/// The running sessions of a router, by what its DHCPv6 bindings tell of them.
struct BoundSessions {
    private var byUserName: [[UInt8]: [BoundSession]] = [:]
    private var byService: [ServiceID: [BoundSession]] = [:]

    init(of nas: NASID, in database: Database) throws {
        try database.forEach(
            """
            SELECT o.session_key, o.service_id, o.started_at, s.user_name
            FROM open_session o JOIN access_session s ON s.session_key = o.session_key WHERE o.nas_id = $1
            """, .id(nas)
        ) { row in
            let session = BoundSession(
                key: try row.key(0), service: try row.optional(1, row.id), startedAt: try row.time(2))
            byUserName[try row.blob(3), default: []].append(session)
            if let service = session.service { byService[service, default: []].append(session) }
        }
    }

    /// The session that a binding belongs to; nil when none or several could be meant.
    func session(of binding: RouterBinding, in database: Database) throws -> BoundSession? {
        if let name = binding.userName, let session = Self.only(byUserName[name]) { return session }
        let holder: ServiceID? = try database.first(
            "SELECT service_id FROM holding WHERE prefix = $1 AND ended_at IS NULL", .prefix(IPPrefix(binding.prefix))
        ) { try $0.id(0) }
        return holder.flatMap { Self.only(byService[$0]) }
    }

    private static func only(_ sessions: [BoundSession]?) -> BoundSession? {
        sessions.flatMap { $0.count == 1 ? $0.first : nil }
    }
}
