// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
import Storage

/// An internet service as lists and most verbs need it.
public struct ServiceRecord: Equatable, Sendable {
    public let id: ServiceID
    public let customer: CustomerID
    public let name: String
    public let accessKind: AccessKind
    public let state: ServiceState
    /// The router that it is bound to; nil while it is not.
    public let nas: NASID?
    /// The name that it logs in with; nil when it is found in another way.
    public let userName: String?
}

extension ServiceRecord {
    /// From the columns `id, customer_id, name, access_kind, state, nas_id, user_name`.
    init(row: Row) throws {
        self.init(
            id: try row.id(0), customer: try row.id(1), name: try row.text(2), accessKind: try row.word(3),
            state: try row.word(4), nas: try row.optional(5, row.id), userName: try row.optional(6, row.text))
    }

    /// The service of a number.
    static func find(_ id: ServiceID, in database: Database) throws -> ServiceRecord {
        let found = try database.first(
            "SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service WHERE id = $1",
            .id(id)
        ) { try ServiceRecord(row: $0) }
        guard let found else {
            throw Refusal(.notFound, "there is no service \(id)", advice: "name one that exists")
        }
        return found
    }

    /// The service of a name, or else of a user name, or else of a number.
    static func find(named name: String, in database: Database) throws -> ServiceRecord {
        let byName = try database.first(
            "SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service WHERE name = $1",
            .text(name)
        ) { try ServiceRecord(row: $0) }
        if let byName { return byName }
        let byUserName = try database.first(
            """
            SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service
            WHERE user_name = $1 AND state <> 'archived'
            """, .text(name)
        ) { try ServiceRecord(row: $0) }
        if let byUserName { return byUserName }
        guard let id = ServiceID(name) else {
            throw Refusal(
                .notFound, "there is no service “\(name)”", advice: "name one that exists, or give its number")
        }
        return try find(id, in: database)
    }

    /// The lines of a customer, in the order of their numbers.
    static func of(_ customer: CustomerID, in database: Database) throws -> [ServiceRecord] {
        try database.all(
            """
            SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service
            WHERE customer_id = $1 ORDER BY id
            """, .id(customer)
        ) { try ServiceRecord(row: $0) }
    }
}
