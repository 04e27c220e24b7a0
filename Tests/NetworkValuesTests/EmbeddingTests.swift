// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct EmbeddingTests {
    @Test func embedsAsTheTableOfTheRFC() throws {
        for row in try VectorFile("network/embedding.txt").rows {
            let prefix = try IPv4EmbeddedPrefix(IPv6Prefix(parsing: row.field(0)))
            let short = try IPv4Address(parsing: row.field(1))
            let long = try IPv6Address(parsing: row.field(2))
            #expect(prefix.embed(short) == long, "\(row)")
            #expect(prefix.extract(long) == short, "\(row)")
        }
        #expect(IPv4EmbeddedPrefix.wellKnown.description == "64:ff9b::/96")
    }

    @Test func extractsWhatItEmbeds() throws {
        var generator = SeededGenerator(seed: 6)
        for length in IPv4EmbeddedPrefix.lengths {
            for _ in 0..<300 {
                let base = IPv6Address(bits: generator.next128() & ~(0xff << 56))
                let prefix = try IPv4EmbeddedPrefix(IPv6Prefix(masking: base, length: Int(length)))
                let short = IPv4Address(bits: UInt32(truncatingIfNeeded: generator.next()))
                let long = prefix.embed(short)
                #expect(prefix.prefix.contains(long) && long.bits & 0xff << 56 == 0)
                // The suffix is ignored; for the lengths that have one, its last bit belongs to it.
                #expect(prefix.extract(IPv6Address(bits: long.bits | (length < 96 ? 1 : 0))) == short)
                #expect(prefix.extract(IPv6Address(bits: long.bits | 1 << 56)) == nil)
            }
        }
    }

    @Test func refusesOtherPrefixes() throws {
        for length in 0...128 where !IPv4EmbeddedPrefix.lengths.contains(UInt8(length)) {
            let prefix = try IPv6Prefix(masking: IPv6Address(bits: 0), length: length)
            #expect(throws: IPv4EmbeddingError.length(prefix)) { try IPv4EmbeddedPrefix(prefix) }
        }
        let prefix = try IPv6Prefix(parsing: "2001:db8:1:2:300::/96")
        #expect(throws: IPv4EmbeddingError.reservedOctet(prefix)) { try IPv4EmbeddedPrefix(prefix) }
        #expect(try IPv4EmbeddedPrefix.wellKnown.extract(IPv6Address(parsing: "64:ff9c::1")) == nil)
    }
}
