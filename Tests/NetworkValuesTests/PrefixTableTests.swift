// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct PrefixTableTests {
    /// A list of prefixes searched from end to end.
    private struct SlowTable {
        var values: [IPPrefix: Int] = [:]

        func longestMatch(_ address: IPAddress) -> (prefix: IPPrefix, value: Int)? {
            values.filter { $0.key.contains(address) }.max { $0.key.length < $1.key.length }.map { ($0.key, $0.value) }
        }
    }

    /// Under random changes the table answers as the slow one does, and so does one that is built at once.
    @Test(arguments: [10, 30, 200]) func agreesWithASlowTable(steady: Int) throws {
        var generator = SeededGenerator(seed: UInt64(steady))
        var table = PrefixTable<Int>()
        var slow = SlowTable()
        for step in 0..<1_500 {
            let prefix = try generator.anyPrefix()
            if generator.below(steady * 2) >= slow.values.count {
                #expect(table.insert(step, for: prefix) == slow.values.updateValue(step, forKey: prefix))
            } else {
                let known =
                    generator.below(4) > 0 ? slow.values.keys.sorted()[generator.below(slow.values.count)] : prefix
                #expect(table.remove(known) == slow.values.removeValue(forKey: known))
            }
            #expect(table.count == slow.values.count)
            #expect(table[prefix] == slow.values[prefix])
            for address in [prefix.first, prefix.last, try generator.anyPrefix().last] {
                try expectSameMatch(of: address, in: table, slow)
            }
        }
        let sorted = slow.values.sorted { $0.key < $1.key }.map { (prefix: $0.key, value: $0.value) }
        let built = PrefixTable(sorted: sorted)
        let unsorted = PrefixTable(sorted: [(prefix: sorted[0].prefix, value: -1)] + sorted.reversed())
        #expect(built.count == sorted.count && unsorted.count == sorted.count)
        for prefix in slow.values.keys {
            try expectSameMatch(of: prefix.last, in: built, slow)
            try expectSameMatch(of: prefix.last, in: unsorted, slow)
        }
        for prefix in slow.values.keys {
            #expect(table.remove(prefix) == slow.values[prefix])
        }
        #expect(table.isEmpty && table.longestMatch(sorted[0].prefix.first) == nil)
    }

    private func expectSameMatch(of address: IPAddress, in table: PrefixTable<Int>, _ slow: SlowTable) throws {
        let match = table.longestMatch(address)
        let expected = slow.longestMatch(address)
        #expect(match?.prefix == expected?.prefix && match?.value == expected?.value, "\(address)")
        if let match {
            #expect(table.lookup(v6: address.mapped.bits) == match.value)
        }
    }

    @Test func copiesDoNotChangeEachOther() throws {
        let prefix = try IPPrefix(parsing: "2001:db8::/32")
        let inner = try IPPrefix(parsing: "2001:db8:1::/48")
        var table = PrefixTable(sorted: [(prefix: prefix, value: "outer")])
        let before = table
        table.insert("inner", for: inner)
        #expect(before.longestMatch(inner.first)?.value == "outer" && table.longestMatch(inner.first)?.value == "inner")
        table.remove(prefix)
        #expect(before[prefix] == "outer" && table[prefix] == nil && before[inner] == nil)
    }

    @Test func doesNotAnswerForTheOtherFamily() throws {
        let all6 = try IPPrefix(parsing: "::/0")
        let all4 = try IPPrefix(parsing: "0.0.0.0/0")
        let four = try IPAddress(parsing: "192.0.2.1")
        var table = PrefixTable(sorted: [(prefix: all6, value: 6)])
        #expect(table.longestMatch(four) == nil)
        #expect(try table.longestMatch(IPAddress(parsing: "2001:db8::1"))?.value == 6)
        table.insert(4, for: all4)
        let match = table.longestMatch(four)
        #expect(match?.prefix == all4 && match?.value == 4)
    }
}

extension SeededGenerator {
    /// A prefix of any length in either family, mostly in crowded places so that they nest.
    fileprivate mutating func anyPrefix() throws -> IPPrefix {
        let address = [IPv6Address(bits: 0), IPv6Address(bits: .max), self.address(), self.address()][below(4)]
        let length = [0, 1, 5, 6, 7, 12, 30, 47, 48, 64, 126, 127, 128, below(129)][below(14)]
        return switch below(4) {
        case 0: try crowdedPrefix()
        case 1: IPPrefix(try IPv4Prefix(masking: IPv4Address(bits: UInt32(below(64)) << 26), length: below(33)))
        default: IPPrefix(try IPv6Prefix(masking: address, length: length))
        }
    }
}
