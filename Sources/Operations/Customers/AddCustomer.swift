// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds a customer: a person or an organisation that is billed by one company.
public struct AddCustomer: Verb {
    public var company: CompanyID
    public var name: String
    public var state: CustomerState

    public init(company: CompanyID, name: String, state: CustomerState = .new) {
        self.company = company
        self.name = name
        self.state = state
    }

    public func perform(_ transaction: Transaction) throws -> CustomerID {
        try NameRule.check(name, of: "the customer")
        return try transaction.added(
            .customer,
            try transaction.database.insert(
                "INSERT INTO customer (company_id, name, state) VALUES ($1, $2, $3)",
                .id(company), .text(name), .word(state)))
    }
}
