// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage

/// What it costs to count for fair use: records a second that become sessions and usage, as in ``AppliedRecords``, with a policy on
/// every line and without one. The floor is the same lines without.
enum AppliedFairUse {
    /// Enough that what is kept in memory does not decide.
    private static let lines = 100_000

    static func figure(_ bench: Bench) async throws -> Figure {
        let with = try await rate(bench, hasPolicy: true)
        let without = try await rate(bench, hasPolicy: false)
        return Figure(
            "records applied, fair use on every line", .perSecond, (ours: with, floor: without), against: "on no line",
            bar: .ratioAtLeast(0.33))
    }

    private static func rate(_ bench: Bench, hasPolicy: Bool) async throws -> Double {
        let path = bench.folder.file(hasPolicy ? "fair-use.sqlite" : "no-fair-use.sqlite")
        return try await AppliedRecords.measure(bench, .sqlite(path: path), sessions: lines) { store in
            try await add(to: store, hasPolicy: hasPolicy)
        }
    }

    private static func add(to store: Store, hasPolicy: Bool) async throws {
        let company = try await store.perform(
            AddCompany(name: "Bench", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"))
        let customer = try await store.perform(AddCustomer(company: company, name: "Everybody", state: .active))
        let rates = Rates(down: 100_000_000, up: 20_000_000)
        let plan = try await store.perform(AddPlan(PlanDescription(name: "Home", rates: rates))).id
        // Written by statement: making the lines is not what is measured.
        try await store.write { transaction in
            for line in 1...lines {
                try transaction.database.execute(
                    """
                    INSERT INTO internet_service (id, customer_id, name, access_kind, state, plan_id)
                    VALUES ($1, $2, $3, 'pppoe', 'active', $4)
                    """, .int(line), .id(customer), .text("line\(line)"), .id(plan))
            }
        }
        guard hasPolicy else { return }
        _ = try await store.perform(SetFairUsePolicy(plan, FairUseDocument(policy: policy(rates)), source: ""))
    }

    /// A limit a day, a week and a month, faster nights, and weekends that do not count.
    private static func policy(_ rates: Rates) -> FairUsePolicy {
        func limit(_ period: UsageLimitPeriod, _ gigabytes: Int64) -> [FairUseCondition] {
            [.limit(UsageLimit(.total, in: period, atLeast: gigabytes * 1_000_000_000))]
        }
        let night = WeekWindow(days: Set(Weekday.allCases), from: 0, to: 300)
        return FairUsePolicy(
            rates: rates, traffic: WeekWindow(days: [.saturday, .sunday], isInverse: true),
            rules: [
                FairUseRule("month", when: limit(.month, 500), .percent(-80), notices: [80, 100]),
                FairUseRule("week", when: limit(.week, 200), .percent(-60)),
                FairUseRule("day", when: limit(.day, 50), .percent(-50)),
                FairUseRule("night", when: [.window(night)], .percent(100)),
            ])
    }
}
