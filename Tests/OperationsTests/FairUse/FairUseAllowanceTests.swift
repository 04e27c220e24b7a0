// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Lines of capped plans: what is left, what is bought, and what the turn of the month brings.
@Suite struct FairUseAllowanceTests {
    private static let plain = FairUsePolicy(rates: FairUseLab.planRates)

    @Test(arguments: StorageEngine.allCases)
    func aTopUpLetsALineGoAndTheMonthDoes(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            let cap = CapTerms(allowance: 10 * FairUseLab.gigabyte, rolloverMonths: 1)
            try await lab.set(Self.plain, cap: cap)
            let (anna, ben) = (try await lab.add("anna"), try await lab.add("ben"))
            try await lab.use("anna", 0, at: 0, event: .start)
            try await lab.use("anna", 10 * FairUseLab.gigabyte, at: 600)
            #expect(try await lab.terms(anna)?.hold == .fairUse)
            let left = try await lab.store.perform(
                TopUpService(anna, octets: 3 * FairUseLab.gigabyte, validity: .days(30), note: "paid in cash"))
            #expect(left == 3 * FairUseLab.gigabyte)
            #expect(try await lab.terms(anna)?.hold == nil)
            try await lab.use("anna", 12 * FairUseLab.gigabyte, at: 1_200)
            let report = try await lab.store.fairUse(of: anna)
            #expect(report.allowance?.left == FairUseLab.gigabyte)
            #expect(report.topUps.map(\.note) == ["paid in cash"])
            // December begins 22:15 hours after the start, in Prague.
            let keeper = lab.keeper()
            try await keeper.catchUp()
            lab.sessions.clock.advance(by: .seconds(80_100 - 1_200))
            try await keeper.catchUp()
            let fresh = try await lab.store.fairUse(of: anna)
            #expect(fresh.allowance?.left == 11 * FairUseLab.gigabyte, "what was bought outlives the month")
            #expect(fresh.allowance?.account.periodStart == CivilDate(year: 2026, month: 12, day: 1))
            let other = try await lab.store.fairUse(of: ben)
            #expect(other.allowance?.left == 20 * FairUseLab.gigabyte, "so does what was not used")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func topUpsAreBoughtWithoutAskingAndChargedOnce(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            let automatic = AutomaticTopUp(size: 5 * FairUseLab.gigabyte, mostPerMonth: 2)
            try await lab.set(Self.plain, cap: CapTerms(allowance: FairUseLab.gigabyte, automaticTopUp: automatic))
            let anna = try await lab.add("anna")
            try await lab.use("anna", 0, at: 0, event: .start)
            for step in 1...10 {
                try await lab.use("anna", Int64(step) * 2 * FairUseLab.gigabyte, at: Int64(step * 600))
            }
            let charges = try await lab.store.usageCharges(of: anna, limit: 99)
            #expect(
                charges.map(\.quantity) == [1, 1] && charges.map(\.unit) == [5, 5].map { $0 * FairUseLab.gigabyte })
            #expect(try await lab.store.fairUseNotices(of: anna, limit: 99).compactMap(\.notice.number) == [2, 1])
            #expect(try await lab.terms(anna)?.hold == .fairUse, "twice a month and no more")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func anotherPlanGoesOnWithWhatWasUsed(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set(Self.plain, cap: CapTerms(allowance: 10 * FairUseLab.gigabyte))
            let larger = try await lab.store.perform(
                AddPlan(PlanDescription(name: "Larger", rates: FairUseLab.planRates)))
            let cap = CapTerms(allowance: 50 * FairUseLab.gigabyte)
            _ = try await lab.store.perform(
                SetFairUsePolicy(larger.id, FairUseDocument(policy: Self.plain, cap: cap), source: ""))
            let anna = try await lab.add("anna")
            try await lab.use("anna", 0, at: 0, event: .start)
            try await lab.use("anna", 4 * FairUseLab.gigabyte, at: 600)
            _ = try await lab.store.perform(ChangeInternetService(anna) { $0.plan = larger.id })
            try await lab.keeper().catchUp()
            #expect(try await lab.store.fairUse(of: anna).allowance?.left == 46 * FairUseLab.gigabyte)
            let refusal = await lab.provider.refusal {
                try await lab.store.perform(TopUpService(anna, octets: 0, validity: .unlimited))
            }
            #expect(refusal?.kind == .malformed)
        }
    }
}
