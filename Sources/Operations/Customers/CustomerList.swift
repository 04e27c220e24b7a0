// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

extension Store {
    /// A page of customers, in the order of their numbers.
    public func listCustomers(_ request: ListRequest) async throws -> [CustomerRecord] {
        try await read { database in
            guard request.beginning != nil else {
                return try database.all(
                    "SELECT id, company_id, name, state FROM customer WHERE id > $1 ORDER BY id LIMIT $2",
                    .integer(request.after), .int(request.limit)
                ) { try CustomerRecord(row: $0) }
            }
            return try database.all(
                """
                SELECT id, company_id, name, state FROM customer WHERE name >= $1 AND name < $2 AND id > $3
                ORDER BY id LIMIT $4
                """, request.range.first, request.range.behind, .integer(request.after), .int(request.limit)
            ) { try CustomerRecord(row: $0) }
        }
    }

    /// The customer of a number, or of a name that only one has.
    public func customer(named name: String) async throws -> CustomerRecord {
        try await read { try CustomerRecord.find(named: name, in: $0) }
    }

    /// The lines of a customer, in the order of their numbers.
    public func lines(of customer: CustomerID) async throws -> [ServiceRecord] {
        try await read { try ServiceRecord.of(customer, in: $0) }
    }

    /// The company of a name, or the only one when no name is given.
    public func company(named name: String?) async throws -> CompanyID {
        try await read { try Companies.find(named: name, in: $0) }
    }
}
