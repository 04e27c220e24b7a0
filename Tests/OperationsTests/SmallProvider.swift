// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit

/// A provider with one company, one plan, one router and one customer, and the keys that seal its secrets.
struct SmallProvider {
    let store: Store
    let sealer: Sealer
    let company: CompanyID
    let plan: PlanID
    let nas: NASID
    let customer: CustomerID

    /// Runs `body` with such a provider in an empty store of this engine.
    static func with(
        _ engine: StorageEngine, clock: WallClock = .system, _ body: (SmallProvider) async throws -> Void
    ) async throws {
        try await TemporaryStore.with(engine, clock: clock) { store in
            let company = try await store.perform(
                AddCompany(name: "Small", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
            let rates = Rates(down: 100_000_000, up: 20_000_000)
            let plan = try await store.perform(AddPlan(PlanDescription(name: "Home", rates: rates)))
            let nas = try await store.perform(AddNAS(name: "tower-1"))
            let customer = try await store.perform(AddCustomer(company: company, name: "Anna Novak", state: .active))
            try await body(
                SmallProvider(
                    store: store, sealer: Sealer(.fresh()), company: company, plan: plan.id, nas: nas,
                    customer: customer))
        }
    }

    /// A line that logs in with a name.
    func terms(_ name: String, kind: AccessKind = .pppoe) throws -> ServiceDescription {
        var terms = ServiceDescription(name: name, accessKind: kind)
        terms.plan = plan
        terms.userName = try UserName(parsing: name)
        return terms
    }

    func add(_ terms: ServiceDescription, password: String? = nil) async throws -> ServiceID {
        let entry = password.map { SecretEntry(Secret($0), sealer: sealer) }
        return try await store.perform(AddInternetService(customer: customer, terms, password: entry))
    }

    /// What a verb was refused with; nil when it was not.
    func refusal(_ body: () async throws -> some Any) async -> Refusal? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    /// The changes recorded after a moment, as “kind entity number”.
    func changes(after sequence: Int64) async throws -> [String] {
        try await store.read { database in
            try ChangeLog.changes(in: database, after: sequence, limit: 100_000).map {
                "\($0.kind.rawValue) \($0.entity.rawValue) \($0.id)"
            }
        }
    }

    /// The newest change.
    func newest() async throws -> Int64 {
        try await store.read { try ChangeLog.newest(in: $0) }
    }

    /// The sealed bytes of a column.
    func sealed(_ statement: SQL, _ id: Int64) async throws -> [UInt8]? {
        try await store.read { database in
            try database.first(statement, .integer(id)) { try $0.optional(0, $0.blob) } ?? nil
        }
    }
}
