// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Changes a customer's name or state: what is nil stays as it is. The next login of every line knows it.
public struct ChangeCustomer: Verb {
    public var customer: CustomerID
    public var name: String?
    public var state: CustomerState?

    public init(_ customer: CustomerID, name: String? = nil, state: CustomerState? = nil) {
        self.customer = customer
        self.name = name
        self.state = state
    }

    /// - Returns: the customer as it is now.
    public func perform(_ transaction: Transaction) throws -> CustomerRecord {
        let before = try CustomerRecord.find(customer, in: transaction.database)
        var record = before
        record.name = name ?? record.name
        record.state = state ?? record.state
        guard record != before else { return before }
        try NameRule.check(record.name, of: "the customer")
        try transaction.database.execute(
            "UPDATE customer SET name = $2, state = $3 WHERE id = $1", .id(customer), .text(record.name),
            .word(record.state))
        transaction.record(.changed, .customer, customer.value)
        return record
    }
}
