// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@testable import AddressPlan

struct SlotMapTests {
    @Test func sparseOrderIsThatOfTheVectors() throws {
        for row in try VectorFile("address-plan/sparse-orders.txt").rows {
            let bits = try row.field(0, as: { Int($0) })
            let expected = try row.field(1).split(separator: " ").compactMap { UInt64($0) }
            let pool = try IPPrefix(parsing: "2a0f:f041::/40")
            let map = try #require(
                SlotMap(pool: pool, terms: PoolTerms(kind: .active, delegatedLength: 40 + bits, order: .sparse)))
            #expect((0..<map.slotsInReach).map { map.slot(forCounter: $0) } == expected, "\(row)")
            #expect(map.slot(forCounter: map.slotsInReach) == nil, "\(row)")
        }
    }

    /// Every counter has its own slot that may be handed out, every such slot its counter, every slot its prefix.
    @Test func mappingIsOneToOne() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<400 {
            let family: IPFamily = Bool.random(using: &random) ? .v4 : .v6
            let bits = Int.random(in: 0...9, using: &random)
            let length = Int.random(in: bits...family.bitWidth, using: &random)
            let pool = try randomPrefix(family, length: length - bits, &random)
            let terms = PoolTerms(
                kind: .active, delegatedLength: length,
                order: try #require(SlotOrder.allCases.randomElement(using: &random)),
                reservedLow: Int.random(in: 0...3, using: &random), reservedHigh: Int.random(in: 0...3, using: &random))
            guard let map = SlotMap(pool: pool, terms: terms) else {
                #expect(terms.reservedLow + terms.reservedHigh >= 1 << bits)
                continue
            }
            #expect(map.capacity == UInt128((1 << bits) - terms.reservedLow - terms.reservedHigh))
            var seen: Set<UInt64> = []
            for counter in 0..<map.slotsInReach {
                let slot = try #require(map.slot(forCounter: counter))
                #expect(map.counter(forSlot: slot) == counter)
                #expect(slot >= UInt64(terms.reservedLow) && slot < UInt64((1 << bits) - terms.reservedHigh))
                #expect(map.prefix(ofSlot: slot).flatMap { map.slot(of: $0) } == slot)
                seen.insert(slot)
            }
            #expect(UInt128(seen.count) == map.capacity)
            #expect(map.counter(forSlot: UInt64(1 << bits)) == nil && map.prefix(ofSlot: UInt64(1 << bits)) == nil)
        }
    }

    /// After 2^k slots each of them may grow to 1/2^k of the pool.
    @Test func sparseSlotsKeepTheirDistance() throws {
        let pool = try IPPrefix(parsing: "2a0f:f041:1000::/40")
        let map = try #require(
            SlotMap(pool: pool, terms: PoolTerms(kind: .active, delegatedLength: 56, order: .sparse)))
        for bits in 0...10 {
            let parents = try (0..<(UInt64(1) << bits)).map { counter in
                let prefix = try #require(map.slot(forCounter: counter).flatMap { map.prefix(ofSlot: $0) })
                return prefix.supernet(length: 40 + bits)
            }
            #expect(Set(parents).count == 1 << bits)
        }
    }

    /// The largest pools: exact capacity, slots within 62 bits, no trap at the edges.
    @Test func largePoolsAreCutAtSixtyTwoBits() throws {
        for (text, capacity) in [("::/0", UInt128.max), ("2a0f::/64", 1 << 64), ("2a0f::/67", 1 << 61)] {
            for order in SlotOrder.allCases {
                let terms = PoolTerms(
                    kind: .active, delegatedLength: 128, order: order, reservedLow: 0, reservedHigh: 0)
                let map = try #require(SlotMap(pool: try IPPrefix(parsing: text), terms: terms))
                #expect(map.capacity == capacity)
                #expect(map.slotsInReach == UInt64(min(capacity, 1 << 62)))
                for counter in [0, 1, map.slotsInReach / 2, map.slotsInReach - 1] {
                    #expect(map.slot(forCounter: counter).flatMap { map.counter(forSlot: $0) } == counter)
                }
                for beyond in [map.slotsInReach, .max] { #expect(map.slot(forCounter: beyond) == nil) }
                #expect(map.counter(forSlot: .max) == nil)
            }
        }
    }

    private func randomPrefix(_ family: IPFamily, length: Int, _ random: inout SeededGenerator) throws -> IPPrefix {
        switch family {
        case .v4:
            IPPrefix(
                try IPv4Prefix(masking: IPv4Address(bits: UInt32(truncatingIfNeeded: random.next())), length: length))
        case .v6:
            IPPrefix(try IPv6Prefix(masking: IPv6Address(bits: random.next128() | 1 << 127), length: length))
        }
    }
}
