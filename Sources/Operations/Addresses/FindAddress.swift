// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
import ProviderValues
public import Storage

/// Where an address or prefix stands now: in which nodes of the plan, and with which service.
public struct AddressFinding: Sendable {
    /// The nodes around it, the block first; empty when it lies outside the plan.
    public let path: [PlanNode]
    /// What holds it, or parts of it, with the names of service and customer; at most ``limit`` inside it.
    public let holdings: [NamedHolding]
    /// How many holdings inside a prefix are listed.
    public static let limit = 100
}

/// A holding with the words that people know its service and customer by.
public struct NamedHolding: Sendable {
    public let holding: Holding
    public let service: String
    public let customer: String
}

extension Store {
    /// Finds who has an address or prefix now.
    public func find(_ prefix: IPPrefix) async throws -> AddressFinding {
        try await read { database in
            let tree = try PlanNodes.tree(in: database)
            let path = tree.deepest(containing: prefix).map { tree.path(to: $0.id) } ?? []
            let holdings = try Holdings.overlapping(prefix, limit: AddressFinding.limit, in: database)
            return AddressFinding(path: path, holdings: try holdings.map { try named($0, database) })
        }
    }

    /// What a service holds or may have back, by the service's name or number.
    public func holdings(ofServiceNamed name: String) async throws -> [NamedHolding] {
        try await read { database in
            let service = try ServiceRecord.find(named: name, in: database)
            return try Holdings.of(service.id, in: database).map { try named($0, database) }
        }
    }

    /// The service of a name or number.
    public func service(named name: String) async throws -> ServiceRecord {
        try await read { try ServiceRecord.find(named: name, in: $0) }
    }
}

private func named(_ holding: Holding, _ database: Database) throws -> NamedHolding {
    let names = try database.first(
        """
        SELECT s.name, c.name FROM internet_service s JOIN customer c ON c.id = $2 WHERE s.id = $1
        """, .id(holding.service), .id(holding.customer)
    ) { (try $0.text(0), try $0.text(1)) }
    return NamedHolding(
        holding: holding, service: names?.0 ?? "service \(holding.service)",
        customer: names?.1 ?? "customer \(holding.customer)")
}
