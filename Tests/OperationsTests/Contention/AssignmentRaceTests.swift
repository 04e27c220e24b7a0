// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// Many callers through two stores on one database, as two nodes are, all at once.
@Suite struct AssignmentRaceTests {
    /// Each service is asked for three times at once, through both stores: it has one prefix, and everybody is told the
    /// same.
    @Test(arguments: StorageEngine.allCases)
    func aServiceAskedForManyTimesHasOnePrefix(engine: StorageEngine) async throws {
        try await Self.withTwoStores(engine) { stores, plan in
            let services = try await Self.addServices(60, at: plan.nas, stores[0])
            let answers = try await withThrowingTaskGroup(of: (ServiceID, IPPrefix).self) { group in
                for (index, service) in (services + services + services).enumerated() {
                    let store = stores[index % 2]
                    group.addTask { (service, try await store.perform(AssignPrefix.delegation(to: service)).prefix) }
                }
                return try await group.reduce(into: [ServiceID: Set<IPPrefix>]()) { $0[$1.0, default: []].insert($1.1) }
            }
            #expect(answers.count == 60)
            #expect(answers.values.allSatisfy { $0.count == 1 })
            let audit = try await HoldingAudit(stores[1])
            #expect(audit.faults == [])
            #expect(audit.count == 60)
        }
    }

    /// A /48 by hand, and the /56 inside it by hand: whoever comes first wins, and the others are told what is in the
    /// way.
    @Test(arguments: StorageEngine.allCases)
    func aPrefixByHandAroundOthersIsAllOrNothing(engine: StorageEngine) async throws {
        try await Self.withTwoStores(engine) { stores, plan in
            let services = try await Self.addServices(120, at: plan.nas, stores[0])
            let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for (index, service) in services.enumerated() {
                    let store = stores[index % 2]
                    let prefix = try #require(Self.contested(index, in: plan))
                    group.addTask {
                        do {
                            _ = try await store.perform(AssignPrefix(.delegation, to: service, .exactly(prefix)))
                            return nil
                        } catch let refusal as Refusal {
                            return refusal
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let audit = try await HoldingAudit(stores[0])
            #expect(audit.faults == [])
            #expect(audit.count == refusals.count { $0 == nil })
            // Of each /48 and its eleven /56 not all can have won, and one has.
            #expect((10...110).contains(audit.count))
            #expect(refusals.compactMap { $0 }.allSatisfy { $0.kind == .planRule && $0.message.contains("overlaps") })
        }
    }

    /// Ten /48 of the open space, each with eleven /56 inside it.
    private static func contested(_ index: Int, in plan: ContestedPlan) -> IPPrefix? {
        let around = plan.router.prefix.subnet(at: 128 + UInt128(index % 10), length: 48)
        return index / 10 == 5 ? around : around?.subnet(at: UInt128(index / 10), length: 56)
    }

    private static func withTwoStores(
        _ engine: StorageEngine, _ body: ([Store], ContestedPlan) async throws -> Void
    ) async throws {
        try await TemporaryStore.withLocation(engine) { location in
            try await TemporaryStore.opened(location) { one in
                try await TemporaryStore.opened(location) { other in
                    try await body([one, other], try await ContestedPlan.create(in: one))
                }
            }
        }
    }

    private static func addServices(_ count: Int, at nas: NASID, _ store: Store) async throws -> [ServiceID] {
        let company = try await store.perform(
            AddCompany(name: "Races", currency: try Currency(code: "EUR"), billingZone: "Etc/UTC"))
        let customer = try await store.perform(AddCustomer(company: company, name: "Everybody"))
        var services: [ServiceID] = []
        for number in 0..<count {
            services.append(
                try await store.perform(
                    AddInternetService(customer: customer, name: "line \(number)", accessKind: .pppoe, nas: nas)))
        }
        return services
    }
}
