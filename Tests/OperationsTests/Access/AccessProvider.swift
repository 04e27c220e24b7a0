// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit

/// A provider with one company, one router and one plan, for lines that a test adds.
struct AccessProvider: Sendable {
    let store: Store
    let sealer: Sealer
    let company: CompanyID
    let nas: NASID
    let plan: PlanID

    static func with(
        _ engine: StorageEngine, clock: ManualClock = ManualClock(), _ body: (AccessProvider) async throws -> Void
    ) async throws {
        try await TemporaryStore.with(engine, clock: clock.wallClock) { store in
            try await body(try await AccessProvider(store))
        }
    }

    private init(_ store: Store) async throws {
        self.store = store
        sealer = Sealer(.fresh())
        company = try await store.perform(
            AddCompany(name: "Fibre", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
        var router = NASDescription(name: "bng1")
        router.source = IPPrefix(try IPAddress(parsing: "192.0.2.1"))
        router.vendor = .mikrotik
        nas = try await store.perform(
            AddNAS(router, secret: SecretEntry(Secret("a secret that nobody guesses"), sealer: sealer)))
        plan = try await store.perform(
            AddPlan(PlanDescription(name: "Home", rates: Rates(down: 100_000_000, up: 20_000_000)))
        ).id
    }

    /// A keeper of this provider's directory, loaded.
    func keeper(copyPath: String? = nil, clock: WallClock = .system) async throws -> AccessDirectoryKeeper {
        let store = store
        let keeper = AccessDirectoryKeeper(sealer: sealer, copyPath: copyPath, clock: clock) { store }
        try await keeper.start()
        return keeper
    }

    /// Does a verb whose outcome does not matter.
    @discardableResult
    func perform<Action: Verb>(_ verb: Action) async throws -> Action.Outcome {
        try await store.perform(verb)
    }

    /// Adds a line with a user name and a password.
    func addLine(_ name: String, customer: CustomerID? = nil) async throws -> ServiceID {
        var terms = ServiceDescription(name: name, accessKind: .pppoe)
        terms.userName = try UserName(parsing: name)
        terms.plan = plan
        let owner: CustomerID
        if let customer {
            owner = customer
        } else {
            owner = try await addCustomer(name)
        }
        return try await store.perform(
            AddInternetService(
                customer: owner, terms, password: SecretEntry(Secret("password of \(name)"), sealer: sealer)))
    }

    func addCustomer(_ name: String) async throws -> CustomerID {
        try await store.perform(AddCustomer(company: company, name: name, state: .active))
    }

    /// Gives a prefix to a line, without a plan of the addresses around it.
    func hold(_ prefix: String, _ kind: HoldingKind, _ service: ServiceID) async throws -> HoldingID? {
        let prefix = try IPPrefix(parsing: prefix)
        return try await store.write { transaction in
            let id: HoldingID? = try transaction.database.insert(
                """
                INSERT INTO holding (prefix, kind, mode, service_id, customer_id, since)
                SELECT $1, $2, 'static', id, customer_id, 0 FROM internet_service WHERE id = $3
                """, .prefix(prefix), .word(kind), .id(service))
            if let id { transaction.record(.added, .holding, id.value) }
            return id
        }
    }

    /// Does something to a holding by a statement and reports it as the verbs do.
    func change(_ holding: HoldingID?, _ statement: SQL, _ values: SQLValue...) async throws {
        guard let holding else { return }
        try await store.write { transaction in
            try transaction.database.execute(statement, [.id(holding)] + values)
            transaction.record(.changed, .holding, holding.value)
        }
    }
}

extension AccessDirectory {
    func find(userName: String) -> AccessTerms? {
        let bytes = Array(userName.utf8)
        return find(userName: bytes.span)
    }

    func find(circuit: String, at nas: NASID) -> AccessTerms? {
        let bytes = Array(circuit.utf8)
        return find(circuit: bytes.span, at: nas)
    }
}
