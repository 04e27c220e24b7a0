// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct RangeTests {
    @Test func isCoveredByTheFewestPrefixes() throws {
        for row in try VectorFile("network/ranges.txt").rows {
            let range = try IPRange(parsing: row.field(0))
            #expect(try range.description == row.field(0), "\(row)")
            #expect(try range.count == UInt128(row.field(1)), "\(row)")
            #expect(try range.prefixes.map(\.description).joined(separator: " ") == row.field(2), "\(row)")
        }
    }

    /// The cover has no gap and no overlap, and no two neighbours in it could be one prefix.
    @Test func coversRandomRangesExactly() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let ends = [generator.address(), generator.address()].sorted().map { IPAddress(mapped: $0) }
            guard let range = try? IPRange(first: ends[0], last: ends[1]) else {
                #expect(ends[0].family != ends[1].family)
                continue
            }
            let prefixes = range.prefixes
            #expect(prefixes.first?.first == range.first && prefixes.last?.last == range.last)
            #expect(prefixes.count <= 254)
            for (one, next) in zip(prefixes, prefixes.dropFirst()) {
                #expect(one.last.mapped.bits &+ 1 == next.first.mapped.bits)
                #expect(one.buddy != next || one.supernet(length: one.length - 1)?.first != one.first)
            }
        }
    }

    @Test func holdsItsEnds() throws {
        let prefix = try IPPrefix(parsing: "2001:db8::/64")
        let range = IPRange(prefix)
        #expect(range.contains(prefix.first) && range.contains(prefix.last) && range.prefixes == [prefix])
        #expect(try !range.contains(IPAddress(parsing: "2001:db8:0:1::")))
        #expect(try !IPRange(parsing: "::-ffff::").contains(IPAddress(parsing: "192.0.2.1")))
        #expect(throws: IPRangeError.reversed(first: prefix.last, last: prefix.first)) {
            try IPRange(first: prefix.last, last: prefix.first)
        }
    }
}
