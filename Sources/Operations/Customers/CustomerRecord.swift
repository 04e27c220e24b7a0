// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
import Storage

/// A customer as lists show it.
public struct CustomerRecord: Equatable, Sendable {
    public let id: CustomerID
    public let company: CompanyID
    public internal(set) var name: String
    public internal(set) var state: CustomerState
}

extension CustomerRecord {
    /// From the columns `id, company_id, name, state`.
    init(row: Row) throws {
        self.init(id: try row.id(0), company: try row.id(1), name: try row.text(2), state: try row.word(3))
    }

    /// The customer of a number.
    static func find(_ id: CustomerID, in database: Database) throws -> CustomerRecord {
        let found = try database.first("SELECT id, company_id, name, state FROM customer WHERE id = $1", .id(id)) {
            try CustomerRecord(row: $0)
        }
        guard let found else {
            throw Refusal(
                .notFound, "there is no customer \(id)",
                advice: "name one that exists; `firsthop customer list` shows them")
        }
        return found
    }

    /// The customer of a number or, if only one has it, of a name.
    static func find(named name: String, in database: Database) throws -> CustomerRecord {
        if let id = CustomerID(name) { return try find(id, in: database) }
        let found = try database.all(
            "SELECT id, company_id, name, state FROM customer WHERE name = $1 ORDER BY id LIMIT 3", .text(name)
        ) { try CustomerRecord(row: $0) }
        guard let first = found.first else {
            throw Refusal(
                .notFound, "there is no customer “\(name)”",
                advice: "give the number that `firsthop customer list` shows")
        }
        guard found.count == 1 else {
            throw Refusal(
                .malformed,
                "several customers are called “\(name)”: "
                    + found.map { "\($0.id)" }.joined(separator: ", ") + (found.count > 2 ? ", …" : ""),
                advice: "give the number of the one that is meant")
        }
        return first
    }
}
