// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
import Storage

/// An internet service as the verbs need it.
public struct ServiceRecord: Equatable, Sendable {
    public let id: ServiceID
    public let customer: CustomerID
    public let name: String
    public let accessKind: AccessKind
    public let state: ServiceState
    /// The router that it is bound to; nil while it is not.
    public let nas: NASID?
}

extension ServiceRecord {
    private init(row: Row) throws {
        self.init(
            id: try row.id(0), customer: try row.id(1), name: try row.text(2), accessKind: try row.word(3),
            state: try row.word(4), nas: try row.optional(5, row.id))
    }

    /// The service of a number.
    static func find(_ id: ServiceID, in database: Database) throws -> ServiceRecord {
        let found = try database.first(
            "SELECT id, customer_id, name, access_kind, state, nas_id FROM internet_service WHERE id = $1", .id(id)
        ) { try ServiceRecord(row: $0) }
        guard let found else {
            throw Refusal(.notFound, "there is no service \(id)", advice: "name one that exists")
        }
        return found
    }

    /// The service of a name, or else of a number.
    static func find(named name: String, in database: Database) throws -> ServiceRecord {
        let found = try database.first(
            "SELECT id, customer_id, name, access_kind, state, nas_id FROM internet_service WHERE name = $1",
            .text(name)
        ) { try ServiceRecord(row: $0) }
        if let found { return found }
        guard let id = ServiceID(name) else {
            throw Refusal(
                .notFound, "there is no service “\(name)”", advice: "name one that exists, or give its number")
        }
        return try find(id, in: database)
    }
}
