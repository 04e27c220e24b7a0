// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct CapacityTests {
    @Test func capacitiesAreThoseOfTheVectors() throws {
        for row in try VectorFile("address-plan/capacities.txt").rows {
            let prefix = try row.prefix(0)
            let length = try row.field(1, as: { Int($0) })
            let reserved = PoolTerms.usualReservedSlots(in: prefix, delegatedLength: length)
            let terms = PoolTerms(
                kind: .active, delegatedLength: length, reservedLow: reserved.low, reservedHigh: reserved.high)
            #expect(SlotMap(pool: prefix, terms: terms)?.capacity == (try row.field(2, as: { UInt128($0) })), "\(row)")
        }
    }

    @Test func ratiosAndForecastsAreThoseOfTheVectors() throws {
        for row in try VectorFile("address-plan/hd-ratios.txt").rows {
            let ratio = HDRatio(
                used: try row.field(0, as: { UInt128($0) }), total: try row.field(1, as: { UInt128($0) }))
            #expect(ratio?.description == (try row.field(2)), "\(row)")
        }
        #expect(HDRatio(used: 1, total: 1) == nil && HDRatio(used: .max, total: .max)?.tenThousandths == 10_000)
        for row in try VectorFile("address-plan/forecasts.txt").rows {
            let date = FillForecast.date(
                free: try row.field(0, as: { UInt128($0) }), added: try row.field(1, as: { UInt64($0) }),
                inLast: try row.field(2, as: { Int($0) }), today: try CivilDate(parsing: try row.field(3)))
            #expect((date?.description ?? "never") == (try row.field(4)), "\(row)")
        }
    }

    @Test func customersAreSummedOverPools() throws {
        let tree = try Plans.tree(of: .recommended)
        let homes = try #require(tree.nodes.first { $0.name == "PPPoE 1 homes" })
        let nas = try #require(tree.parent(of: homes.id))
        let block = try #require(tree.roots.first)
        let use = [homes.id: PoolUse(held: 1024, kept: 10)]
        let capacity = Capacity(below: nas.id, in: tree, use: use)
        // 4,096 homes and 16 businesses; links and blocked lines are no further customers.
        #expect(capacity.customers == 4112 && capacity.free == 3078 && capacity.takenPermille == 251)
        #expect(Capacity(below: block.id, in: tree, use: use).customers == 8224)
        #expect(Capacity(below: nas.id, in: tree, use: use) { $0 == .link }.customers == 65_536)
        #expect(Capacity(of: nas, use: PoolUse()) == .none)
        // More taken than there is (a pool that shrank) is full, not negative.
        #expect(Capacity(of: homes, use: PoolUse(held: .max, kept: .max)).free == 0)
        #expect(Capacity(of: homes, use: PoolUse(held: 4095)).takenPermille == 999)
        #expect(GroupedDigits.text(1) == "1" && GroupedDigits.text(999) == "999")
        #expect(GroupedDigits.text(16_777_216, "customer") == "16,777,216 customers")
        #expect(GroupedDigits.text(1, "customer") == "1 customer" && GroupedDigits.text(0, "customer") == "0 customers")
    }

    @Test func tallyCountsWhatIsTakenAndWhatIsNew() throws {
        let tree = try Plans.tree(of: .recommended)
        let pool = try #require(tree.nodes.first { $0.name == "PPPoE 1 homes" })
        var tally = HoldingTally(now: Plans.now)
        func count(sinceDays: Int, endedDays: Int?) throws {
            var holding = Plans.holding(
                number: 1, pool: pool, prefix: pool.prefix, since: Plans.now.advanced(by: .seconds(-sinceDays * 86_400))
            )
            if let endedDays {
                holding = StickyRule.ended(
                    holding, at: Plans.now.advanced(by: .seconds(-endedDays * 86_400)), keepDays: 30)
            }
            tally.count(holding)
        }
        try count(sinceDays: 400, endedDays: nil)
        try count(sinceDays: 10, endedDays: nil)
        try count(sinceDays: 20, endedDays: 5)
        try count(sinceDays: 89, endedDays: nil)
        #expect(tally.use[pool.id] == PoolUse(held: 3, kept: 1, addedRecently: 3))
        // An old one that was freed lately makes room again; one freed long ago is no news.
        try count(sinceDays: 400, endedDays: 40)
        try count(sinceDays: 400, endedDays: 200)
        #expect(tally.use[pool.id] == PoolUse(held: 3, kept: 1, addedRecently: 2))
    }
}
