// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Changes what is known of a line; its next login follows.
public struct ChangeInternetService: Verb {
    /// What becomes of the password.
    public enum Password: Sendable {
        case keep
        case set(SecretEntry)
        case remove
    }

    public var service: ServiceID
    public var password: Password
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout ServiceDescription) throws -> Void

    public init(
        _ service: ServiceID, password: Password = .keep,
        _ edit: @escaping @Sendable (inout ServiceDescription) throws -> Void
    ) {
        self.service = service
        self.password = password
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> ServiceDetails {
        let before = try Services.find(service, in: transaction.database)
        guard before.terms.state != .archived else {
            throw Refusal(.state, "service “\(before.terms.name)” has ended", advice: "add a new one for its customer")
        }
        var after = before
        try edit(&after.terms)
        guard after.terms.state != .archived else {
            throw Refusal(
                .state, "a service is not ended by a change, because it gives back its addresses",
                advice: "use `firsthop service end`")
        }
        try storePassword(&after, transaction)
        guard after != before || changesPassword else { return before }
        try after.terms.check(hasPassword: after.hasPassword)
        let neighbours = ServiceNeighbours(
            terms: after.terms, own: service, customer: before.customer, database: transaction.database)
        try neighbours.check()
        try neighbours.checkNewReferences(before: before.terms)
        try Services.update(after, before: before.terms, in: transaction)
        if after.terms.plan != before.terms.plan || after.terms.nas != before.terms.nas {
            try SectorRules.checkPlace(of: after.terms, service, in: transaction.database)
            try CapacityRule.service(service).check(in: transaction.database)
        }
        return after
    }

    private var changesPassword: Bool {
        switch password {
        case .keep: false
        case .set, .remove: true
        }
    }

    private func storePassword(_ after: inout ServiceDetails, _ transaction: Transaction) throws {
        switch password {
        case .keep: return
        case .set(let entry):
            try PasswordRule.check(entry.secret)
            try Services.store(entry, of: service, in: transaction)
            after.hasPassword = true
        case .remove:
            try Services.store(nil, of: service, in: transaction)
            after.hasPassword = false
        }
    }
}
