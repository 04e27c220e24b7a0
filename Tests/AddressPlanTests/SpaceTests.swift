// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@testable import AddressPlan

struct SpaceTests {
    /// Free space, its cover, its counts and the first free block against a listing of a small universe of 256 addresses.
    @Test func freeSpaceIsThatOfAListing() throws {
        var random = SeededGenerator(seed: 2)
        for round in 0..<600 {
            // Universes at the low end, in the middle and at the very end of the address space, in both families.
            let text = ["2a0f::/120", "198.18.7.0/24", "::/120", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00/120"][
                round % 4]
            let space = try IPPrefix(parsing: text)
            let occupied = try (0..<Int.random(in: 0...14, using: &random)).map { _ in
                try #require(randomPart(of: space, &random))
            }
            let free = FreeSpace(in: space, occupied: occupied)
            let isFree = (0..<256).map { index in
                space.subnet(at: index, length: space.family.bitWidth).map { address in
                    !occupied.contains { $0.contains(address) }
                } ?? false
            }
            #expect(flags(free.gaps.flatMap { MinimalCover(of: $0) }, in: space) == isFree)
            #expect(flags(free.prefixes, in: space) == isFree)
            for length in space.length...space.family.bitWidth {
                let size = 1 << (space.family.bitWidth - length)
                let starts = stride(from: 0, to: 256, by: size).filter { isFree[$0..<($0 + size)].allSatisfy { $0 } }
                #expect(free.blockCount(length: length) == UInt128(starts.count))
                let first = starts.first.flatMap { space.subnet(at: UInt128($0 / size), length: length) }
                #expect(free.firstBlock(length: length) == first)
            }
            // A cover is minimal when no two of its prefixes are halves of one.
            let cover = Set(free.prefixes)
            #expect(cover.allSatisfy { prefix in prefix.buddy.map { !cover.contains($0) || prefix == space } ?? true })
        }
    }

    /// Children placed by any policy overlap nothing, stay inside, and keep their reserve; places given back are found.
    @Test func placedChildrenNeverOverlap() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let space = try IPPrefix(parsing: Bool.random(using: &random) ? "2a0f:f041::/32" : "198.18.0.0/15")
            let policy = try #require(PlacementPolicy.allCases.randomElement(using: &random))
            var footprints: [IPPrefix] = []
            for _ in 0..<60 {
                if !footprints.isEmpty, Int.random(in: 0..<4, using: &random) == 0 {
                    footprints.remove(at: Int.random(in: footprints.indices, using: &random))
                }
                let length = space.length + Int.random(in: 1...9, using: &random)
                let reserve = Int.random(in: 0...2, using: &random)
                do throws(PlacementError) {
                    let child = try Placement.place(
                        length: length, growthReserve: reserve, in: space, policy: policy, occupied: footprints)
                    let footprint = child.supernet(length: child.length - reserve) ?? child
                    #expect(policy == .nibbleAligned ? child.length == length - length % 4 : child.length == length)
                    #expect(space.contains(footprint))
                    #expect(!footprints.contains { $0.overlaps(footprint) })
                    #expect(footprint.subnet(at: 0, length: child.length) == child)
                    if policy == .sparse {
                        // No free block is larger than the one around the chosen place.
                        let free = FreeSpace(in: space, occupied: footprints)
                        let room = free.prefixes.first { $0.contains(footprint) }
                        #expect(room != nil && room?.length == free.largestFreeLength)
                    }
                    footprints.append(footprint)
                } catch {
                    // Full means that no block of the size is free, and nothing less.
                    if case .full(let wanted, _, let largest) = error {
                        #expect(FreeSpace(in: space, occupied: footprints).blockCount(length: wanted) == 0)
                        #expect(largest.map { $0 > wanted } ?? true)
                    }
                }
            }
        }
    }

    @Test func sparsePlacementFollowsTheVectorsAndReusesPlaces() throws {
        for row in try VectorFile("address-plan/sparse-orders.txt").rows {
            let bits = try row.field(0, as: { Int($0) })
            let expected = try row.field(1).split(separator: " ").compactMap { UInt128($0) }
            let space = try IPPrefix(parsing: "2a0f:f041::/32")
            var placed: [IPPrefix] = []
            for number in expected {
                let next = try Placement.place(length: 32 + bits, in: space, policy: .sparse, occupied: placed)
                #expect(space.index(of: next) == number, "\(row)")
                placed.append(next)
            }
            #expect(throws: PlacementError.self) {
                try Placement.place(length: 32 + bits, in: space, policy: .sparse, occupied: placed)
            }
            // Whichever one is given back is the next to be taken, and then everything is as before.
            for gone in placed.indices {
                var rest = placed
                let place = rest.remove(at: gone)
                #expect(try Placement.place(length: 32 + bits, in: space, policy: .sparse, occupied: rest) == place)
            }
        }
    }

    @Test func splitsAreEqualPartsOrNone() throws {
        let block = try IPPrefix(parsing: "2001:db8:1:bb00::/56")
        #expect(
            try Split.evenly(block, into: 4).map(\.description) == [
                "2001:db8:1:bb00::/58", "2001:db8:1:bb40::/58", "2001:db8:1:bb80::/58", "2001:db8:1:bbc0::/58",
            ])
        #expect(try Split.evenly(block, into: 3).count == 3)
        #expect(try Split.evenly(block, into: 1) == [block])
        #expect(try Split.parts(of: block, length: 64).count == 256)
        #expect(throws: SplitError.tooManyParts(prefix: block, length: 128)) { try Split.parts(of: block, length: 128) }
        #expect(throws: SplitError.lengthOutOfRange(prefix: block, length: 55)) {
            try Split.parts(of: block, length: 55)
        }
        for count in [Int.min, -1, 0, 65_537, Int.max] {
            #expect(throws: SplitError.badCount(prefix: block, count: count)) { try Split.evenly(block, into: count) }
        }
        let single = try IPPrefix(parsing: "198.18.0.1/32")
        #expect(throws: SplitError.badCount(prefix: single, count: 2)) { try Split.evenly(single, into: 2) }
    }

    private func randomPart(of space: IPPrefix, _ random: inout SeededGenerator) -> IPPrefix? {
        let length = Int.random(in: space.length...space.family.bitWidth, using: &random)
        // Mostly small ones, or nothing would be left.
        let longer = max(length, Int.random(in: space.length...space.family.bitWidth, using: &random))
        return space.subnet(at: random.next128() >> (128 - (longer - space.length)), length: longer)
    }

    private func flags(_ prefixes: [IPPrefix], in space: IPPrefix) -> [Bool] {
        (0..<256).map { index in
            space.subnet(at: index, length: space.family.bitWidth).map { address in
                prefixes.contains { $0.contains(address) }
            } ?? false
        }
    }
}
