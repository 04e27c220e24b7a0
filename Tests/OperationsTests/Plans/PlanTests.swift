// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct PlanTests {
    @Test(arguments: StorageEngine.allCases)
    func everyTermComesBackAsItWasStored(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let terms = try Self.full()
            let added = try await provider.store.perform(AddPlan(terms))
            #expect(added.terms == terms)
            #expect(try await provider.store.plan(named: "Full") == added)
            let before = try await provider.newest()
            let changed = try await provider.store.perform(
                ChangePlan(added.id) { plan in
                    plan.burst = nil
                    plan.guarantee = nil
                    plan.pools.ipv4 = nil
                    plan.dns = []
                })
            #expect(try await provider.store.plan(named: "\(added.id)") == changed)
            #expect(changed.terms.burst == nil && changed.terms.dns.isEmpty && changed.terms.priority == 5)
            #expect(try await provider.changes(after: before) == ["changed plan \(added.id)"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func nothingChangedIsNotRecorded(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let before = try await provider.newest()
            _ = try await provider.store.perform(ChangePlan(provider.plan) { _ in })
            _ = try await provider.store.perform(ArchivePlan(provider.plan, state: .active))
            #expect(try await provider.changes(after: before) == [])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anArchivedPlanStaysWithItsLinesAndGetsNoNewOnes(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let service = try await provider.add(try provider.terms("anna"))
            _ = try await provider.store.perform(ArchivePlan(provider.plan))
            let refusal = await provider.refusal { try await provider.add(try provider.terms("bert")) }
            #expect(refusal?.kind == .state && refusal?.message.contains("“Home” is archived") == true)
            // A change of something else does not take the plan away.
            let changed = try await provider.store.perform(ChangeInternetService(service) { $0.hold = .unpaid })
            #expect(changed.terms.plan == provider.plan)
            #expect(try await provider.store.allPlans().map(\.services) == [1])
        }
    }

    @Test func whatNoRouterCouldCarryOutIsRefused() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            let edits: [(String, @Sendable (inout PlanDescription) -> Void)] = [
                ("the name of the plan is empty", { $0.name = " " }),
                ("called “Home” already", { $0.name = "Home" }),
                ("not both more than 0", { $0.rates.up = 0 }),
                ("not both more than 0", { $0.rates.down = .max }),
                ("less than its rates", { $0.burst?.rates = Rates(down: 1, up: 1) }),
                ("burst times", { $0.burst?.secondsUp = 0 }),
                ("more than its rates", { $0.guarantee = Rates(down: .max, up: 1) }),
                ("none of 1 to 8", { $0.priority = 9 }),
                ("RFC 2869", { $0.interimInterval = 59 }),
                ("timeout of 0", { $0.sessionTimeout = 0 }),
                ("no length of a delegation", { $0.delegatedLength = 65 }),
                ("control character", { $0.addressList = "a\nb" }),
                ("has 0 bytes", { $0.profile = "" }),
                ("has 248 bytes", { $0.pools.delegated = [UInt8](repeating: 65, count: 248) }),
            ]
            let plan = try await provider.store.perform(AddPlan(try Self.full()))
            let before = try await provider.newest()
            for (words, edit) in edits {
                let refusal = await provider.refusal { try await provider.store.perform(ChangePlan(plan.id, edit)) }
                #expect(refusal?.description.contains(words) == true, "\(words): \(refusal?.description ?? "accepted")")
            }
            #expect(try await provider.store.plan(named: "Full") == plan)
            #expect(try await provider.changes(after: before) == [])
        }
    }

    private static func full() throws -> PlanDescription {
        var terms = PlanDescription(name: "Full", rates: Rates(down: 50_000_000, up: 10_000_000))
        terms.burst = Burst(
            rates: Rates(down: 80_000_000, up: 16_000_000), threshold: Rates(down: 40_000_000, up: 8_000_000),
            secondsDown: 30, secondsUp: 40)
        terms.guarantee = Rates(down: 5_000_000, up: 1_000_000)
        terms.priority = 5
        terms.sessionTimeout = 86_400
        terms.idleTimeout = .max
        terms.interimInterval = 300
        terms.delegatedLength = 48
        terms.pools = PoolNames(
            ipv4: Array("v4".utf8), framedIPv6: Array("link".utf8), statefulIPv6: Array("příklad".utf8),
            delegated: Array("pd".utf8))
        terms.dns = [try IPAddress(parsing: "2001:db8::53"), try IPAddress(parsing: "192.0.2.53")]
        terms.addressList = "gold"
        terms.profile = "Profil č. 1"
        return terms
    }
}
