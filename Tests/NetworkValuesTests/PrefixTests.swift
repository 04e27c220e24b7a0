// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct PrefixTests {
    @Test func countsAndNumbersSubnets() throws {
        for row in try VectorFile("network/subnets.txt").rows {
            let prefix = try IPPrefix(parsing: row.field(0))
            let length = try row.field(1) { Int($0) }
            guard try row.field(2) != "none" else {
                #expect(prefix.subnetCount(length: length) == nil, "\(row)")
                continue
            }
            let count = try row.field(2) { UInt128($0) }
            let index = try row.field(3) { UInt128($0) }
            #expect(prefix.subnetCount(length: length) == count, "\(row)")
            let subnet = try #require(prefix.subnet(at: index, length: length), "\(row)")
            #expect(try subnet.description == row.field(4), "\(row)")
            #expect(prefix.index(of: subnet) == index, "\(row)")
            #expect(try prefix.subnet(at: count - 1, length: length)?.description == row.field(5), "\(row)")
            #expect(prefix.subnet(at: count, length: length) == nil, "\(row)")
        }
    }

    /// Containment is that of the intervals from first to last address, and two prefixes never half overlap.
    @Test func agreesWithIntervals() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5_000 {
            let one = try generator.crowdedPrefix()
            let other = try generator.crowdedPrefix()
            let contains = one.first <= other.first && other.last <= one.last
            let meets = one.first <= other.last && other.first <= one.last
            #expect(one.contains(other) == contains && one.overlaps(other) == meets, "\(one) \(other)")
            #expect(one.contains(other.last) == (one.first <= other.last && other.last <= one.last))
            if contains {
                #expect(one <= other, "a prefix comes before what it contains")
                #expect(other.supernet(length: one.length) == one)
                #expect(one.index(of: other).flatMap { one.subnet(at: $0, length: other.length) } == other)
            } else {
                #expect(one.index(of: other) == nil)
            }
            if let common = one.common(with: other) {
                #expect(common.contains(one) && common.contains(other))
                let halves = [0, 1].compactMap { common.subnet(at: $0, length: common.length + 1) }
                #expect(!halves.contains { $0.contains(one) && $0.contains(other) }, "\(common) is not the longest")
            } else {
                #expect(one.family != other.family)
            }
        }
    }

    @Test func pairsBuddies() throws {
        var generator = SeededGenerator(seed: 3)
        for length in 1...128 {
            let prefix = IPPrefix(try IPv6Prefix(masking: generator.address(), length: length))
            guard prefix.family == .v6 else { continue }
            let buddy = try #require(prefix.buddy)
            #expect(buddy != prefix && buddy.buddy == prefix && !buddy.overlaps(prefix))
            #expect(prefix.supernet(length: length - 1) == buddy.supernet(length: length - 1))
        }
        #expect(try IPPrefix(parsing: "0.0.0.0/0").buddy == nil)
        #expect(try IPPrefix(parsing: "::/0").buddy == nil)
        #expect(try IPPrefix(parsing: "128.0.0.0/1").buddy?.description == "0.0.0.0/1")
    }

    @Test func cannotHoldHostBits() throws {
        let address = try IPv6Address(parsing: "2001:db8:a:b::1")
        let network = try IPPrefix(parsing: "2001:db8:a::/48")
        #expect(throws: PrefixError.hostBits(address: .v6(address), network: network)) {
            try IPv6Prefix(address, length: 48)
        }
        #expect(try IPPrefix(IPv6Prefix(masking: address, length: 48)) == network)
        for length in [-1, 129, Int.min, Int.max] {
            #expect(throws: PrefixError.lengthOutOfRange(address: .v6(address), length: length)) {
                try IPv6Prefix(masking: address, length: length)
            }
            #expect(network.supernet(length: length) == nil && network.subnetCount(length: length) == nil)
            #expect(network.subnet(at: 0, length: length) == nil)
        }
        let short = try IPv4Address(parsing: "192.0.2.1")
        #expect(throws: PrefixError.hostBits(address: .v4(short), network: try IPPrefix(parsing: "192.0.2.0/24"))) {
            try IPv4Prefix(short, length: 24)
        }
        #expect(throws: PrefixError.lengthOutOfRange(address: .v4(short), length: 33)) {
            try IPv4Prefix(masking: short, length: 33)
        }
    }

    @Test func keepsFamiliesApart() throws {
        let everything = try IPPrefix(parsing: "::/0")
        let four = try IPPrefix(parsing: "10.0.0.0/8")
        #expect(!everything.contains(four) && !everything.overlaps(four) && everything.index(of: four) == nil)
        #expect(everything.common(with: four) == nil && !everything.contains(four.first))
        #expect(four.length == 8 && four.mappedLength == 104 && four.last.description == "10.255.255.255")
        #expect(try IPPrefix(parsing: "::ffff:10.0.0.0/104") == four)
        let around = try IPPrefix(parsing: "::fffe:0:0/95")
        #expect(around.subnet(at: 0, length: 96)?.buddy == nil && around.subnet(at: 1, length: 96) == nil)
        #expect(four.supernet(length: 0)?.description == "0.0.0.0/0" && four.supernet(length: -1) == nil)
    }

    /// Every method of the IPv4 prefix says the same as the union of the families.
    @Test func agreesBetweenTheTypes() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<1_000 {
            let bits = UInt32(truncatingIfNeeded: generator.next())
            let one = try IPv4Prefix(masking: IPv4Address(bits: bits), length: generator.below(33))
            let other = try IPv4Prefix(masking: IPv4Address(bits: bits ^ 0x101), length: generator.below(33))
            let length = generator.below(36) - 1
            let union = IPPrefix(one)
            #expect(one.contains(other) == union.contains(IPPrefix(other)))
            #expect(one.overlaps(other) == union.overlaps(IPPrefix(other)))
            #expect(one.contains(other.last) == union.contains(.v4(other.last)))
            #expect(one.supernet(length: length).map { IPPrefix($0) } == union.supernet(length: length))
            #expect(one.subnetCount(length: length).map { UInt128($0) } == union.subnetCount(length: length))
            #expect(one.subnet(at: 1, length: length).map { IPPrefix($0) } == union.subnet(at: 1, length: length))
            #expect(one.index(of: other).map { UInt128($0) } == union.index(of: IPPrefix(other)))
            #expect(IPPrefix(one.common(with: other)) == union.common(with: IPPrefix(other)))
            #expect(one.buddy.map { IPPrefix($0) } == union.buddy)
            #expect(try IPv4Prefix(parsing: one.description) == one && union.description == one.description)
        }
    }
}
