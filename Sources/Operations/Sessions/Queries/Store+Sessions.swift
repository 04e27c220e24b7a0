// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

extension Store {
    /// A page of sessions, the newest first.
    public func sessions(_ search: SessionSearch) async throws -> [SessionRecord] {
        try await read { database in
            try database.all(search.statement, search.values) { try SessionRecord(row: $0) }
        }
    }

    /// A session and what its router said that it has or had.
    ///
    /// - Throws: ``Refusal`` when there is none with this number.
    public func session(_ id: SessionID) async throws -> SessionDetails {
        try await read { try SessionDetails.find(id, in: $0) }
    }

    /// The number of a session known by its key; nil when there is none.
    public func sessionID(withKey key: SessionKey) async throws -> SessionID? {
        try await read { database in
            try database.first("SELECT id FROM access_session WHERE session_key = $1", .key(key)) { try $0.id(0) }
        }
    }
}

/// A session with the prefixes and addresses that it has or had.
public struct SessionDetails: Sendable {
    public let session: SessionRecord
    public let sightings: [SessionSighting]

    /// - Throws: ``Refusal`` when there is none with this number.
    static func find(_ id: SessionID, in database: Database) throws -> SessionDetails {
        let session = try database.first(.joined([SessionRecord.selection, "s.id = $1"]), .id(id)) {
            try SessionRecord(row: $0)
        }
        guard let session else {
            throw Refusal(.notFound, "there is no session \(id)", advice: "firsthop session list shows them")
        }
        let sightings = try database.all(
            .joined([SessionSighting.selection, "g.session_key = $1 ORDER BY g.valid_from, g.prefix"]),
            .key(session.key)
        ) { try SessionSighting(row: $0) }
        return SessionDetails(session: session, sightings: sightings)
    }
}

extension SessionSearch {
    fileprivate var statement: SQL {
        .joined([SessionRecord.selection, "s.id < $1", scopeClause, standingClause, "ORDER BY s.id DESC LIMIT $2"])
    }

    fileprivate var values: [SQLValue] {
        let page: [SQLValue] = [.integer(before?.value ?? .max), .int(limit)]
        return switch scope {
        case .all: page
        case .service(let service): page + [.id(service)]
        case .router(let nas): page + [.id(nas)]
        case .user(let name): page + [.blob(Array(name.utf8))]
        }
    }

    private var scopeClause: StaticString {
        switch scope {
        case .all: ""
        case .service: "AND s.service_id = $3"
        case .router: "AND s.nas_id = $3"
        case .user: "AND s.user_name = $3"
        }
    }

    private var standingClause: StaticString {
        switch standing {
        case .any: ""
        case .open: "AND o.session_key IS NOT NULL"
        case .ended: "AND e.session_key IS NOT NULL"
        }
    }
}
