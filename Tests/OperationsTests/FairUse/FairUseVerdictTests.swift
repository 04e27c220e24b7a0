// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// What lines use, and what the clock says, becomes what their logins get.
@Suite struct FairUseVerdictTests {
    @Test(arguments: StorageEngine.allCases)
    func aLineOverItsLimitIsSlowedAndTheNextDayIsNot(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set()
            let (anna, ben) = (try await lab.add("anna"), try await lab.add("ben"))
            let keeper = lab.keeper()
            try await keeper.catchUp()
            try await lab.use("anna", 0, at: 0, event: .start)
            try await lab.use("anna", 9 * FairUseLab.gigabyte, at: 600)
            #expect(try await lab.terms(anna)?.rates == nil)
            let before = try await lab.provider.newest()
            try await lab.use("anna", 10 * FairUseLab.gigabyte, at: 1_200)
            #expect(try await lab.terms(anna)?.rates == FairUseLab.halfRates)
            #expect(try await lab.terms(ben)?.rates == nil)
            #expect(
                try await lab.provider.changes(after: before) == ["changed internet_service \(anna)"],
                "the enforcer hears of the line, once")
            try await lab.use("anna", 10 * FairUseLab.gigabyte + 1, at: 1_800)
            #expect(try await lab.provider.newest() == before + 1, "and of nothing that makes no difference")
            // Nothing is reported any more: midnight alone lets the line go.
            lab.sessions.clock.advance(by: .seconds(86_400))
            try await keeper.catchUp()
            #expect(try await lab.terms(anna)?.rates == nil)
            #expect(try await lab.store.fairUseNotices(limit: 9).map(\.notice.percent) == [100, 80])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aBlockIsChargedOnceAndHidesNoDebt(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set()
            let anna = try await lab.add("anna")
            try await lab.use("anna", 0, at: 0, event: .start)
            try await lab.use("anna", 100 * FairUseLab.gigabyte, at: 600)
            #expect(try await lab.terms(anna)?.hold == .fairUse)
            try await lab.use("anna", 102 * FairUseLab.gigabyte + 1, at: 1_200)
            let charges = try await lab.store.usageCharges(limit: 9)
            #expect(charges.map(\.quantity) == [3] && charges.map(\.unit) == [FairUseLab.gigabyte])
            _ = try await lab.store.perform(ChangeInternetService(anna) { $0.hold = .unpaid })
            #expect(try await lab.terms(anna)?.hold == .unpaid)
            _ = try await lab.store.perform(ChangeInternetService(anna) { $0.hold = nil })
            #expect(try await lab.terms(anna)?.hold == .fairUse)
            _ = try await lab.store.perform(RemoveFairUsePolicy(lab.provider.plan))
            #expect(try await lab.terms(anna)?.hold == nil)
        }
    }

    /// A policy that is set, a plan that gives something else, a line that changes its plan: each is followed without a record.
    @Test(arguments: StorageEngine.allCases)
    func everyChangeOfPolicyIsFollowed(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            let anna = try await lab.add("anna")
            let slow = FairUsePolicy(rates: FairUseLab.planRates, rules: [FairUseRule("always", .percent(-90))])
            let keeper = lab.keeper()
            try await keeper.catchUp()
            try await lab.set(slow)
            try await keeper.catchUp()
            #expect(try await lab.terms(anna)?.rates == Rates(down: 10_000_000, up: 2_000_000))
            _ = try await lab.store.perform(
                ChangePlan(lab.provider.plan) { $0.rates = Rates(down: 200_000_000, up: 20_000_000) })
            try await keeper.catchUp()
            #expect(try await lab.terms(anna)?.rates == Rates(down: 20_000_000, up: 2_000_000))
            let other = try await lab.store.perform(
                AddPlan(PlanDescription(name: "Other", rates: FairUseLab.planRates)))
            _ = try await lab.store.perform(ChangeInternetService(anna) { $0.plan = other.id })
            #expect(try await lab.terms(anna)?.rates == nil, "the old plan's verdict says nothing of the new one")
            try await keeper.catchUp()
            let states = try await lab.store.read { database in
                try database.first("SELECT count(*) FROM fair_use_state") { try $0.int(0) }
            }
            #expect(states == 0)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatCannotWorkIsRefused(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            var other = FairUseLab.policy
            other.rates = Rates(down: 5_000_000, up: 5_000_000)
            let (mismatched, plan) = (other, lab.provider.plan)
            let rates = await lab.provider.refusal {
                try await lab.store.perform(
                    SetFairUsePolicy(plan, FairUseDocument(policy: mismatched), source: ""))
            }
            #expect(rates?.message.contains("5M/5M") == true)
            let zone = await lab.provider.refusal {
                try await lab.store.perform(
                    SetFairUsePolicy(
                        plan, FairUseDocument(zone: "Mars/Olympus", policy: FairUseLab.policy), source: ""))
            }
            #expect(zone?.message.contains("Mars/Olympus") == true)
            try await lab.set()
            // 50 % of one bit is nothing.
            let tiny = await lab.provider.refusal {
                try await lab.store.perform(ChangePlan(plan) { $0.rates = Rates(down: 1, up: 1) })
            }
            #expect(tiny?.message.contains("half from 10 GB a day") == true)
            #expect(await lab.provider.refusal { try await lab.store.perform(RemoveFairUsePolicy(plan)) } == nil)
            #expect(
                await lab.provider.refusal { try await lab.store.perform(RemoveFairUsePolicy(plan)) }?.kind == .notFound
            )
        }
    }
}
