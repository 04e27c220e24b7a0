// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ProviderValues
public import Storage

/// A line with the words that people know what belongs to it by.
public struct ServiceFacts: Sendable {
    public let details: ServiceDetails
    public let customer: CustomerRecord
    public let plan: String?
    public let router: String?
    /// What it holds of the address plan, or may have back.
    public let holdings: [NamedHolding]
}

extension Store {
    /// A page of lines, in the order of their numbers; a beginning is one of their names or user names.
    public func listServices(_ request: ListRequest) async throws -> [ServiceRecord] {
        try await read { database in
            guard request.beginning != nil else {
                return try database.all(
                    """
                    SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service
                    WHERE id > $1 ORDER BY id LIMIT $2
                    """, .integer(request.after), .int(request.limit)
                ) { try ServiceRecord(row: $0) }
            }
            return try database.all(
                """
                SELECT id, customer_id, name, access_kind, state, nas_id, user_name FROM internet_service
                WHERE id > $3 AND (name >= $1 AND name < $2 OR user_name >= $1 AND user_name < $2)
                ORDER BY id LIMIT $4
                """, request.range.first, request.range.behind, .integer(request.after), .int(request.limit)
            ) { try ServiceRecord(row: $0) }
        }
    }

    /// Everything about the line of a name, user name or number.
    public func facts(ofServiceNamed name: String) async throws -> ServiceFacts {
        let holdings = try await holdings(ofServiceNamed: name)
        return try await read { database in
            let details = try Services.find(try ServiceRecord.find(named: name, in: database).id, in: database)
            return ServiceFacts(
                details: details, customer: try CustomerRecord.find(details.customer, in: database),
                plan: try details.terms.plan.map { try Plans.find($0, in: database).name },
                router: try details.terms.nas.map { try Routers.find($0, in: database).name }, holdings: holdings)
        }
    }
}
