// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds an access line of a customer.
public struct AddInternetService: Verb {
    public var customer: CustomerID
    public var terms: ServiceDescription
    public var password: SecretEntry?

    public init(customer: CustomerID, _ terms: ServiceDescription, password: SecretEntry? = nil) {
        self.customer = customer
        self.terms = terms
        self.password = password
    }

    /// A line of which no more is known yet.
    ///
    /// - Parameter nas: the router that it is bound to.
    public init(
        customer: CustomerID, name: String, accessKind: AccessKind, state: ServiceState = .active, nas: NASID? = nil
    ) {
        var terms = ServiceDescription(name: name, accessKind: accessKind)
        terms.state = state
        terms.nas = nas
        self.init(customer: customer, terms)
    }

    public func perform(_ transaction: Transaction) throws -> ServiceID {
        try terms.check(hasPassword: password != nil)
        if let password { try PasswordRule.check(password.secret) }
        let neighbours = ServiceNeighbours(
            terms: terms, own: nil, customer: customer, database: transaction.database)
        try neighbours.check()
        try neighbours.checkNewReferences(before: nil)
        let id = try Services.insert(terms, of: customer, in: transaction)
        try CapacityRule.service(id).check(in: transaction.database)
        if let password { try Services.store(password, of: id, in: transaction) }
        return id
    }
}
