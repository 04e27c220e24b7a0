// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of the routers.
enum Routers {
    /// Where a router's secret is sealed.
    static func secretPlace(_ id: NASID) -> SealedPlace {
        SealedPlace(table: "nas", row: id.value, column: "secret")
    }

    static func find(_ id: NASID, in database: Database) throws -> NASRecord {
        let found = try database.first(
            """
            SELECT id, name, state, source, vendor, version, require_message_authenticator, limit_proxy_state,
                learned_message_authenticator, learned_proxy_state, inverted_rates, inverted_accounting,
                interim_interval, dynamic_authorization_port, CASE WHEN secret IS NULL THEN 0 ELSE 1 END
            FROM nas WHERE id = $1
            """, .id(id)
        ) { try NASRecord(row: $0) }
        guard let found else {
            throw Refusal(
                .notFound, "there is no router \(id)", advice: "name one that exists; `firsthop nas list` shows them")
        }
        return found
    }

    /// The router of a name, or else of a number.
    static func find(named name: String, in database: Database) throws -> NASRecord {
        if let id = try identifier(of: name, in: database) ?? NASID(name) { return try find(id, in: database) }
        throw Refusal(
            .notFound, "there is no router “\(name)”", advice: "name one that exists; `firsthop nas list` shows them")
    }

    static func identifier(of name: String, in database: Database) throws -> NASID? {
        try database.first("SELECT id FROM nas WHERE name = $1", .text(name)) { try $0.id(0) }
    }

    /// Every router in the order of the names.
    static func all(in database: Database) throws -> [NASRecord] {
        try database.all(
            """
            SELECT id, name, state, source, vendor, version, require_message_authenticator, limit_proxy_state,
                learned_message_authenticator, learned_proxy_state, inverted_rates, inverted_accounting,
                interim_interval, dynamic_authorization_port, CASE WHEN secret IS NULL THEN 0 ELSE 1 END
            FROM nas ORDER BY name
            """
        ) { try NASRecord(row: $0) }
    }

    static func insert(_ terms: NASDescription, in transaction: Transaction) throws -> NASRecord {
        let id: NASID? = try transaction.database.insert(
            """
            INSERT INTO nas (name, state, source, vendor, version, require_message_authenticator, limit_proxy_state,
                learned_message_authenticator, learned_proxy_state, inverted_rates, inverted_accounting,
                interim_interval, dynamic_authorization_port)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """, terms.values)
        return NASRecord(id: try transaction.added(.nas, id), terms: terms, hasSecret: false)
    }

    static func update(_ router: NASRecord, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            UPDATE nas SET name = $1, state = $2, source = $3, vendor = $4, version = $5,
                require_message_authenticator = $6, limit_proxy_state = $7, learned_message_authenticator = $8,
                learned_proxy_state = $9, inverted_rates = $10, inverted_accounting = $11, interim_interval = $12,
                dynamic_authorization_port = $13
            WHERE id = $14
            """, router.terms.values + [.id(router.id)])
        transaction.record(.changed, .nas, router.id.value)
    }

    /// Stores a secret, or forgets it when there is none.
    static func store(_ entry: SecretEntry?, of id: NASID, in transaction: Transaction) throws {
        try transaction.database.execute(
            "UPDATE nas SET secret = $2 WHERE id = $1", .id(id), .bytes(try entry?.sealed(for: secretPlace(id))))
    }

    /// Refuses a name or a source that another router has.
    static func checkFree(_ terms: NASDescription, except own: NASID? = nil, in database: Database) throws {
        if let other = try identifier(of: terms.name, in: database), other != own {
            throw Refusal(
                .taken, "router \(other) is called “\(terms.name)” already",
                advice: "choose another name, or change that router")
        }
        guard let source = terms.source else { return }
        let other = try database.first("SELECT id, name FROM nas WHERE source = $1", .prefix(source)) {
            (id: try $0.id(0) as NASID, name: try $0.text(1))
        }
        guard let other, other.id != own else { return }
        throw Refusal(
            .taken, "router “\(other.name)” asks from \(source) already",
            advice: "change that router with `firsthop nas change`, or retire it")
    }

    /// Reports a change of every router of a vendor: what belongs to the vendor belongs to them.
    static func recordChange(of vendor: NASVendor, in transaction: Transaction) throws {
        let routers = try transaction.database.all("SELECT id FROM nas WHERE vendor = $1", .word(vendor)) {
            try $0.integer(0)
        }
        for id in routers { transaction.record(.changed, .nas, id) }
    }
}
