// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct HoldingTests {
    @Test func keptPrefixesGoToNobodyElse() throws {
        let holding = Plans.holding(number: 1, prefix: try IPPrefix(parsing: "2a0f:f041:1000:100::/56"))
        let ended = StickyRule.ended(holding, at: Plans.now, keepDays: 30)
        let until = Plans.now.advanced(by: .seconds(30 * 86_400))
        #expect(ended.keptUntil == until)
        func claim(_ holding: Holding, service: Int64, customer: Int64, at now: Timestamp) -> StickyRule.Claim {
            StickyRule.claim(on: holding, by: ServiceID(service), of: CustomerID(customer), now: now)
        }
        #expect(claim(holding, service: 1, customer: 1, at: Plans.now) == .inUse)
        #expect(claim(ended, service: 1, customer: 1, at: Plans.now) == .keptForSameService)
        #expect(claim(ended, service: 2, customer: 1, at: Plans.now) == .keptForSameCustomer)
        #expect(claim(ended, service: 3, customer: 3, at: Plans.now) == .keptForAnother(until: until))
        let lastMoment = Timestamp(microseconds: until.microseconds - 1)
        #expect(claim(ended, service: 3, customer: 3, at: lastMoment) == .keptForAnother(until: until))
        #expect(claim(ended, service: 3, customer: 3, at: until) == .free)
        #expect(ended.isTaken(at: lastMoment) && !ended.isTaken(at: until))
        // Ending twice does not prolong it; what the NAS chose is not kept; no number of days overflows.
        #expect(StickyRule.ended(ended, at: until, keepDays: 30) == ended)
        var chosen = holding
        chosen.mode = .chosenByNAS
        #expect(StickyRule.ended(chosen, at: Plans.now, keepDays: 30).keptUntil == Plans.now)
        #expect(StickyRule.ended(holding, at: .distantFuture, keepDays: .max).keptUntil == .distantFuture)
        #expect(StickyRule.ended(holding, at: Plans.now, keepDays: .min).keptUntil == Plans.now)
    }

    @Test func poolsAreChosenInOrderAndRefusalsExplained() throws {
        let tree = try Plans.tree(of: .recommended)
        let request = PoolRequest(delegationOf: .home, at: NASID(1))
        let homes = try PoolChoice.choose(for: request, in: tree, use: [:])
        #expect(homes.name == "PPPoE 1 homes")
        #expect(
            try PoolChoice.choose(for: PoolRequest(delegationOf: .business, at: NASID(2)), in: tree, use: [:]).name
                == "PPPoE 2 businesses")
        let error = #expect(throws: PoolChoiceError.self) {
            try PoolChoice.choose(for: request, in: tree, use: [homes.id: PoolUse(held: 4000, kept: 96)])
        }
        #expect(error?.refusals.map(\.reason) == [.exhausted, .otherKind, .otherLength, .otherKind])
        #expect(error?.description.contains("is exhausted") == true)
        #expect(try PoolChoice.choose(for: request, in: tree, use: [homes.id: PoolUse(held: 4095)]) == homes)
        let unknown = #expect(throws: PoolChoiceError.self) {
            try PoolChoice.choose(for: PoolRequest(delegationOf: .home, at: NASID(7)), in: tree, use: [:])
        }
        #expect(unknown?.refusals.isEmpty == true)
        let legacy = PoolRequest(nas: NASID(1), family: .v4, kind: .active, length: 32)
        let family = #expect(throws: PoolChoiceError.self) { try PoolChoice.choose(for: legacy, in: tree, use: [:]) }
        #expect(family?.refusals.map(\.reason) == Array(repeating: .otherFamily, count: 4))
        #expect(
            DelegationSize.allCases.map(\.length) == [56, 48, 64]
                && DelegationSize.allCases.filter(\.isLegacy) == [.singleNetwork])
    }

    @Test func growingKeepsEverySlotWhereItIs() throws {
        let tree = try Plans.tree(of: .recommended)
        let pool = try #require(tree.nodes.first { $0.name == "PPPoE 1 homes" })
        let grown = try Growth.grow(pool, by: 2, in: tree.surroundings(of: pool))
        #expect(grown.node.prefix.description == "2a0f:f041:1000::/42" && grown.node.growthReserve == 0)
        #expect(grown.slotShift == 0 && !grown.counterContinues)
        #expect(throws: GrowthError.beyondReserve(pool, bits: 3)) {
            try Growth.grow(pool, by: 3, in: tree.surroundings(of: pool))
        }
        #expect(throws: GrowthError.beyondReserve(pool, bits: 0)) {
            try Growth.grow(pool, by: 0, in: tree.surroundings(of: pool))
        }
        // A pool that stands at the high end of its reserve: its slots get higher numbers.
        var high = pool
        high.prefix = try IPPrefix(parsing: "2a0f:f041:1030::/44")
        let old = try #require(high.poolTerms.flatMap { SlotMap(pool: high.prefix, terms: $0) })
        let shifted = try Growth.grow(high, by: 2, in: tree.surroundings(of: high))
        let new = try #require(shifted.node.poolTerms.flatMap { SlotMap(pool: shifted.node.prefix, terms: $0) })
        for slot in [0, 1, 77, 4095] as [UInt64] {
            #expect(new.prefix(ofSlot: slot + shifted.slotShift) == old.prefix(ofSlot: slot))
        }
        // Something in the reserve stops it.
        let guest = Plans.holding(number: 1, prefix: try IPPrefix(parsing: "2a0f:f041:1020::/48"))
        #expect(throws: GrowthError.self) {
            try Growth.grow(pool, by: 2, in: tree.surroundings(of: pool, holdings: [guest]))
        }
    }
}
