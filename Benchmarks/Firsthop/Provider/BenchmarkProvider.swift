// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage

/// A provider with one router, one pool of /56 and many services that have nothing yet; services count from 1.
enum BenchmarkProvider {
    /// Services added in one transaction.
    private static let batch = 10_000

    static func open(_ path: String) async throws -> Store {
        try await Store.open(.sqlite(path: path))
    }

    /// Writes a SQLite file with `services` services, made by the verbs that staff use.
    static func create(at path: String, services: Int) async throws {
        let store = try await open(path)
        try await fill(store, services: services)
        await store.shutdown()
    }

    static func fill(_ store: Store, services: Int) async throws {
        let company = try await store.perform(
            AddCompany(name: "Bench", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
        let nas = try await store.perform(AddNAS(name: "bng1"))
        try await addPlan(store, nas)
        for start in stride(from: 0, to: services, by: batch) {
            try await store.write { transaction in
                for number in start..<min(start + batch, services) {
                    let customer = try AddCustomer(company: company, name: "Customer \(number)", state: .active)
                        .perform(transaction)
                    _ = try AddInternetService(customer: customer, name: "line\(number)", accessKind: .pppoe, nas: nas)
                        .perform(transaction)
                }
            }
        }
    }

    private static func addPlan(_ store: Store, _ nas: NASID) async throws {
        let block = try await add(.block, "block", "2001:db8::/32", below: nil, nas: nil, store)
        let router = try await add(.nas, "router", "2001:db8::/34", below: block.id, nas: nas, store)
        let terms = PoolTerms(kind: .active, delegatedLength: DelegationSize.usual.length)
        _ = try await add(.pool(terms), "pool", "2001:db8::/36", below: router.id, nas: nil, store)
    }

    private static func add(
        _ role: PlanNodeRole, _ name: String, _ prefix: String, below parent: PlanNodeID?, nas: NASID?, _ store: Store
    ) async throws -> PlanNode {
        var verb = AddPlanNode(role, name: name, below: parent, place: .at(try IPPrefix(parsing: prefix)), nas: nas)
        verb.allowsDocumentation = true
        return try await store.perform(verb)
    }

    /// Gives every service from `first` to `last` its delegation, `batch` in a transaction.
    static func delegate(_ first: Int, through last: Int, batch: Int, in store: Store) async throws {
        for start in stride(from: first, through: last, by: batch) {
            let services = (start...min(start + batch - 1, last)).map { ServiceID(Int64($0)) }
            let choice = AssignPrefix.Choice.fromPools(.v6, .active, length: DelegationSize.usual.length)
            _ = try await store.perform(AssignMany(.delegation, to: services, choice))
        }
    }
}
