// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Adds an access line of a customer.
public struct AddInternetService: Verb {
    public var customer: CustomerID
    /// What the line is called; no other line has the same name.
    public var name: String
    public var accessKind: AccessKind
    public var state: ServiceState
    /// The router that it is bound to.
    public var nas: NASID?

    public init(
        customer: CustomerID, name: String, accessKind: AccessKind, state: ServiceState = .active, nas: NASID? = nil
    ) {
        self.customer = customer
        self.name = name
        self.accessKind = accessKind
        self.state = state
        self.nas = nas
    }

    public func perform(_ transaction: Transaction) throws -> ServiceID {
        try transaction.added(
            .internetService,
            try transaction.database.insert(
                """
                INSERT INTO internet_service (customer_id, name, access_kind, state, nas_id) VALUES ($1, $2, $3, $4, $5)
                """, .id(customer), .text(name), .word(accessKind), .word(state), .id(nas)))
    }
}
