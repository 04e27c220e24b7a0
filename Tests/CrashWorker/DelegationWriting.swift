// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage

/// Gives new services prefixes without end, while others of its callers place prefixes and pools by hand in the same
/// space.
///
/// The plan is there already: a router `contested` with a pool at the low end of its prefix and open space above it.
/// What was acknowledged is noted as “service prefix”, or “pool prefix” for a new pool.
struct DelegationWriting {
    let store: Store
    let order: WorkOrder

    func run(_ acknowledgements: Acknowledgements) async throws {
        let nas = try await store.perform(EnsureNAS(name: "contested"))
        let plan = try await store.addressPlan().tree
        guard let router = plan.nodes.first(where: { $0.nas == nas }) else {
            throw ContestedPlanError(missing: "the router contested")
        }
        let company = try await store.perform(
            AddCompany(name: order.run, currency: try Currency(code: "EUR"), billingZone: "Etc/UTC"))
        let customer = try await store.perform(AddCustomer(company: company, name: order.run))
        let caller = Caller(store: store, run: order.run, router: router, customer: customer, notes: acknowledgements)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<order.callers {
                group.addTask { try await caller.work(as: number) }
            }
            try await group.waitForAll()
        }
    }
}

/// One of many that ask at once.
private struct Caller {
    let store: Store
    let run: String
    let router: PlanNode
    let customer: CustomerID
    let notes: Acknowledgements

    /// Of every ten callers one adds pools, one places /48 and one /56 by hand; the others ask for what their router
    /// has.
    func work(as number: Int) async throws {
        var count: UInt64 = 0
        while true {
            count += 1
            // Spread over the 64 /48 of the open space, differently for each caller.
            let place = (count &* 2_654_435_761 &+ UInt64(number)) % 64
            do {
                switch number % 10 {
                case 0: try await addPool(at: place)
                case 1: try await delegate("\(run)-\(number)-\(count)", .exactly(open(place, length: 48)))
                case 2:
                    try await delegate(
                        "\(run)-\(number)-\(count)", .exactly(open(place &* 256 &+ count % 8, length: 56)))
                case 3: try await delegate("\(run)-\(number)-\(count)", .exactly(ahead(count)))
                default: try await delegate("\(run)-\(number)-\(count)", .fromPools(.v6, .active, length: 56))
                }
            } catch is Refusal {
                // Somebody else was there first: that is what rules are for.
            }
        }
    }

    private func delegate(_ name: String, _ choice: AssignPrefix.Choice) async throws {
        let service = try await store.perform(
            AddInternetService(customer: customer, name: name, accessKind: .pppoe, nas: router.nas))
        let holding = try await store.perform(AssignPrefix(.delegation, to: service, choice))
        try notes.note("\(name) \(holding.prefix)")
    }

    private func addPool(at place: UInt64) async throws {
        let prefix = try open(place, length: 48)
        let terms = PoolTerms(kind: .active, delegatedLength: 56)
        var verb = AddPlanNode(.pool(terms), name: "\(prefix)", below: router.id, place: .at(prefix))
        verb.allowsDocumentation = true
        try notes.note("pool \(try await store.perform(verb).prefix)")
    }

    /// A prefix of the open space: the second quarter of the router's.
    private func open(_ index: UInt64, length: Int) throws -> IPPrefix {
        try subnet(UInt128(index) + UInt128(1) << UInt128(length - router.prefix.length - 2), length: length)
    }

    /// A slot of the pool that it will hand out soon.
    private func ahead(_ count: UInt64) throws -> IPPrefix {
        try subnet(UInt128(count &* 7 % 4_096), length: 56)
    }

    private func subnet(_ index: UInt128, length: Int) throws -> IPPrefix {
        guard let prefix = router.prefix.subnet(at: index, length: length) else {
            throw ContestedPlanError(missing: "/\(length) number \(index) in \(router.prefix)")
        }
        return prefix
    }
}

/// The address plan in the database is not the one that the worker was made for.
private struct ContestedPlanError: Error, CustomStringConvertible {
    let missing: String

    var description: String { "the address plan has no \(missing); lay out the contested plan first" }
}
