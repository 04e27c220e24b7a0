// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

/// Capped plans: what is used first, what is bought, charged, kept and lost.
@Suite struct CapTests {
    private static let gigabyte: Int64 = 1_000_000_000
    private let march: CivilDate
    private let april: CivilDate
    private let noon: Timestamp

    init() throws {
        march = try CivilDate(parsing: "2026-03-01")
        april = try CivilDate(parsing: "2026-04-01")
        noon = try Timestamp(parsing: "2026-03-10T12:00:00Z")
    }

    private func account(_ terms: CapTerms) -> CapAccount {
        CapAccount(terms, periodStart: march, periodEnd: april)
    }

    /// 1 GB included, 1.2 GB used: with a top-up of 100 MB the 200 MB beyond are free, with packs of 10 MB they are 20.
    @Test func overUsageIsFreeOrCharged() throws {
        let offer = AutomaticTopUp(size: 100_000_000, mostPerMonth: 3)
        let terms = CapTerms(allowance: Self.gigabyte, automaticTopUp: offer)
        try terms.check()
        var bought = account(terms)
        let effects = bought.use(1_200_000_000, counts: true, terms, on: march, now: noon)
        #expect(effects == [.automaticTopUp(octets: 100_000_000, number: 1)])
        #expect(bought.overUsage == 200_000_000 && bought.left(terms, on: march) == 100_000_000)

        let charged = CapTerms(allowance: Self.gigabyte, compensation: OverUsageCharge(block: 10_000_000))
        try charged.check()
        var paying = account(charged)
        #expect(paying.use(Self.gigabyte, counts: true, charged, on: march, now: noon).isEmpty)
        #expect(
            paying.use(200_000_000, counts: true, charged, on: march, now: noon)
                == [.charge(first: 1, last: 20, block: 10_000_000)])
        #expect(
            paying.use(1, counts: true, charged, on: march, now: noon)
                == [.charge(first: 21, last: 21, block: 10_000_000)])
        #expect(!paying.isSpent(charged, on: march))
    }

    @Test func topUpsAreBoughtWithPausesAndUpToTheMost() {
        let offer = AutomaticTopUp(size: 100, triggerPercent: 50, mostPerMonth: 2)
        let terms = CapTerms(allowance: 1_000, automaticTopUp: offer)
        var account = account(terms)
        func use(_ octets: Int64, after seconds: Int) -> [CapEffect] {
            account.use(octets, counts: true, terms, on: march, now: noon.advanced(by: .seconds(seconds)))
        }
        #expect(use(1_049, after: 0).isEmpty, "49 beyond is not yet half a top-up")
        #expect(account.isSpent(terms, on: march))
        #expect(use(1, after: 0) == [.automaticTopUp(octets: 100, number: 1)])
        #expect(use(200, after: 299).isEmpty, "the last purchase was less than five minutes ago")
        #expect(use(1, after: 300) == [.automaticTopUp(octets: 100, number: 2)])
        #expect(use(500, after: 900).isEmpty, "two are the most")
        #expect(account.isSpent(terms, on: march) && account.automaticTopUps == 2)
        account.begin(terms, periodStart: april, periodEnd: april.adding(months: 1))
        #expect(account.automaticTopUps == 0 && account.allowanceLeft == 1_000 && account.buckets.isEmpty)
    }

    @Test func whateverExpiresFirstIsUsedFirst() {
        for topUpsFirst in [false, true] {
            let terms = CapTerms(allowance: 100, usesTopUpsFirst: topUpsFirst)
            var account = account(terms)
            account.topUp(50, validity: .unlimited, on: march)
            account.topUp(40, validity: .months(2), on: march)
            account.topUp(30, validity: .days(3), on: march)
            account.topUp(20, validity: .endOfPeriod, on: march)
            #expect(account.buckets.map(\.left) == [30, 20, 40, 50])
            #expect(account.left(terms, on: march) == 240)
            _ = account.use(60, counts: true, terms, on: march, now: noon)
            #expect(account.allowanceLeft == (topUpsFirst ? 100 : 40))
            #expect(account.buckets.map(\.left) == (topUpsFirst ? [30, 50] : [30, 20, 40, 50]))
            let fourth = march.adding(days: 3)
            #expect(account.left(terms, on: fourth) == (topUpsFirst ? 180 : 150), "three days have gone by")
            _ = account.use(1_000, counts: true, terms, on: fourth, now: noon)
            #expect(account.isSpent(terms, on: fourth))
        }
    }

    @Test func freeHoursUseTheBonus() {
        var terms = CapTerms(allowance: 100, bonus: BonusTerms(amount: 50))
        var account = account(terms)
        _ = account.use(40, counts: false, terms, on: march, now: noon)
        #expect(account.bonusLeft == 10 && account.allowanceLeft == 100)
        _ = account.use(100, counts: true, terms, on: march, now: noon)
        #expect(account.isSpent(terms, on: march))
        terms.bonus?.helpsAfterCap = true
        #expect(account.left(terms, on: march) == 10)
        _ = account.use(10, counts: true, terms, on: march, now: noon)
        #expect(account.bonusLeft == 0 && account.overUsage == 0)

        let endless = CapTerms(allowance: 1, bonus: BonusTerms(amount: nil))
        var free = self.account(endless)
        _ = free.use(.max, counts: false, endless, on: march, now: noon)
        #expect(free.allowanceLeft == 1 && free.overUsage == 0 && free.bonusLeft == nil)
    }

    @Test func whatIsLeftOverIsKeptAsLongAsThePlanSays() {
        let terms = CapTerms(allowance: 100, rolloverMonths: 1)
        var account = account(terms)
        _ = account.use(30, counts: true, terms, on: march, now: noon)
        account.begin(terms, periodStart: april, periodEnd: april.adding(months: 1))
        #expect(account.left(terms, on: april) == 170)
        let may = april.adding(months: 1)
        account.begin(terms, periodStart: may, periodEnd: may.adding(months: 1))
        #expect(account.left(terms, on: may) == 200, "the 70 of March have expired, the 100 of April have not")
    }

    @Test func aPlanIsChangedInTheMiddleOfItsMonth() {
        let (old, new) = (CapTerms(allowance: 310), CapTerms(allowance: 620))
        for (rule, left) in [(PlanChangeRule.carry, Int64(520)), (.reset, 620), (.prorate, 420)] {
            var account = account(old)
            account.topUp(7, validity: .unlimited, on: march)
            _ = account.use(100, counts: true, old, on: march, now: noon)
            // By days: ten of 31 give 100 of the old plan, the others 420 of the new one; 100 of that are used.
            account.change(from: old, to: new, on: march.adding(days: 10), rule)
            #expect(account.allowanceLeft == left, "\(rule)")
            #expect(account.buckets.map(\.left) == [7])
        }
    }

    @Test func termsAreChecked() {
        let faults: [(CapTerms, String)] = [
            (CapTerms(allowance: 0), "includes 0 octets"), (CapTerms(allowance: 1, measure: .online), "counts octets"),
            (CapTerms(allowance: 1, action: .percent(10)), "take away 1 to 99"),
            (CapTerms(allowance: 1, bonus: BonusTerms(amount: -1)), "bonus is -1"),
            (CapTerms(allowance: 1, rolloverMonths: 13), "for 13 months"),
            (CapTerms(allowance: 1, automaticTopUp: AutomaticTopUp(size: 0, mostPerMonth: 1)), "has 0 octets"),
            (CapTerms(allowance: 1, automaticTopUp: AutomaticTopUp(size: 1, mostPerMonth: 0)), "0 automatic"),
            (
                CapTerms(allowance: 1, automaticTopUp: AutomaticTopUp(size: 1, triggerPercent: 101, mostPerMonth: 1)),
                "at 101 %"
            ),
            (CapTerms(allowance: 1, compensation: OverUsageCharge(block: 0)), "above 0"),
            (
                CapTerms(
                    allowance: 1, automaticTopUp: AutomaticTopUp(size: 1, mostPerMonth: 1),
                    compensation: OverUsageCharge(block: 1)), "paid twice"
            ),
        ]
        for (terms, text) in faults {
            let fault = #expect(throws: CapFault.self) { try terms.check() }
            #expect(fault?.description.contains(text) == true, "\(text)")
        }
    }

    /// The books beat staff, staff beats fair use, a block beats a rate, and of two rates the lower wins.
    @Test func everythingTogetherHasAnOrder() throws {
        let compiled = try FairUseFiles.document("example").compiled()
        let verdict = compiled.verdict(at: noon, UsageCounters())
        let spent = UsageCounters([
            UsageCounters.Row(.month, start: march, FairUseAmount(down: 110 * Self.gigabyte))
        ])
        let blocked = compiled.verdict(at: noon, spent)
        let plan = compiled.policy.rates
        let (slow, fast) = (Rates(down: 64_000, up: 64_000), Rates(down: 9_000_000, up: 9_000_000))
        func speed(
            _ verdict: FairUseVerdict, cap: FairUseAction? = nil, manual: ManualRate? = nil, hold: BlockReason? = nil
        ) -> String {
            let speed = LineSpeed(verdict, spentCap: cap, planRates: plan, manual: manual, hold: hold, now: noon)
            return "\(speed.block?.rawValue ?? "\(speed.rates)") by \(speed.decidedBy.rawValue)"
        }
        #expect(speed(verdict) == "5M/5M by fair_use" && speed(blocked) == "fair_use by fair_use")
        #expect(speed(verdict, cap: .rates(slow)) == "64k/64k by cap")
        #expect(speed(verdict, cap: .rates(fast)) == "5M/5M by fair_use")
        #expect(
            speed(verdict, cap: .percent(-90)) == "500k/500k by cap" && speed(verdict, cap: .block) == "fair_use by cap"
        )
        #expect(speed(blocked, cap: .rates(slow)) == "fair_use by fair_use")
        #expect(speed(blocked, manual: ManualRate(fast)) == "9M/9M by staff")
        #expect(speed(blocked, manual: ManualRate(fast, until: noon)) == "fair_use by fair_use", "it has ended")
        #expect(speed(verdict, manual: ManualRate(nil)) == "by_staff by staff")
        #expect(speed(blocked, manual: ManualRate(fast), hold: .unpaid) == "unpaid by books")
    }
}
