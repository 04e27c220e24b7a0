// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
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
        var record = try CustomerRecord.find(customer, in: transaction.database)
        if let name, name != record.name {
            try NameRule.check(name, of: "the customer")
            record.name = name
            try transaction.database.execute(
                "UPDATE customer SET name = $2 WHERE id = $1", .id(customer), .text(name))
            transaction.record(.changed, .customer, customer.value)
        }
        guard let state, state != record.state else { return record }
        return try CustomerBlock.perform(Self.acts(to: state), on: record, note: nil, in: transaction)
    }

    /// What a state that somebody sets by hand means: who is made active is free of every reason.
    private static func acts(to state: CustomerState) throws(Refusal) -> [CustomerAct] {
        switch state {
        case .new:
            throw Refusal(
                .state, "a customer who was connected cannot become new again",
                advice: "make them inactive, or add another customer")
        case .active: [.connect, .lift(.byStaff), .lift(.unpaid)]
        case .blocked: [.connect, .block(.byStaff)]
        case .inactive: [.leave]
        }
    }
}
