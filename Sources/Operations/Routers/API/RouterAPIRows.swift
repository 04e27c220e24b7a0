// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The rows of the accounts at routers.
enum RouterAPIRows {
    /// Where an account's password is sealed.
    static func passwordPlace(_ nas: NASID) -> SealedPlace {
        SealedPlace(table: "nas_api", row: nas.value, column: "password")
    }

    private static let selection: StaticString = """
        SELECT host, port, security, fingerprint, authorities, server_name, user_name, allows_old_login, password
        FROM nas_api WHERE nas_id = $1
        """

    /// What is known of a router's account, and its sealed password; nil for a router without one.
    static func find(
        _ nas: NASID, in database: Database
    ) throws -> (terms: RouterAPIDescription, password: [UInt8])? {
        try database.first(.joined([selection]), .id(nas)) { row in
            let terms = RouterAPIDescription(
                host: try row.text(0), port: try row.number(1), security: try security(row),
                userName: try row.text(6), allowsOldLogin: try row.flag(7))
            return (terms, try row.blob(8))
        }
    }

    /// The routers that there is an account for.
    static func routers(in database: Database) throws -> [NASID] {
        try database.all("SELECT nas_id FROM nas_api ORDER BY nas_id") { try $0.id(0) }
    }

    private static func security(_ row: Row) throws -> RouterSecurity {
        switch try row.word(2) as SecurityWord {
        case .plain: .plain
        case .pinned: .pinned(fingerprint: try row.blob(3))
        case .authority: .authority(authorities: try row.text(4), serverName: try row.optional(5, row.text))
        case .unchecked: .unchecked
        }
    }

    static func store(
        _ terms: RouterAPIDescription, password: [UInt8], of nas: NASID, in database: Database
    ) throws {
        try remove(nas, in: database)
        try database.execute(
            """
            INSERT INTO nas_api (nas_id, host, port, security, fingerprint, authorities, server_name, user_name,
                allows_old_login, password)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [.id(nas), .text(terms.host), .number(terms.port as UInt16?)] + values(terms.security)
                + [.text(terms.userName), .flag(terms.allowsOldLogin), .bytes(password)])
    }

    private static func values(_ security: RouterSecurity) -> [SQLValue] {
        switch security {
        case .plain: [.word(SecurityWord.plain), .null, .null, .null]
        case .pinned(let fingerprint): [.word(SecurityWord.pinned), .bytes(fingerprint), .null, .null]
        case .authority(let authorities, let serverName):
            [.word(SecurityWord.authority), .null, .text(authorities), .text(serverName)]
        case .unchecked: [.word(SecurityWord.unchecked), .null, .null, .null]
        }
    }

    @discardableResult
    static func remove(_ nas: NASID, in database: Database) throws -> Bool {
        try database.execute("DELETE FROM nas_api WHERE nas_id = $1", .id(nas)) > 0
    }
}

/// The words for ``RouterSecurity`` in the database.
private enum SecurityWord: String, CaseIterable {
    case plain, pinned, authority, unchecked
}
