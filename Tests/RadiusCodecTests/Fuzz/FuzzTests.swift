// SPDX-License-Identifier: Apache-2.0

import RadiusFuzzing
import TestKit
import Testing

@testable import RadiusCodec

struct FuzzTests {
    /// Random octets, and every vector as it is and mutated: no trap, and no promise broken.
    @Test func decodersKeepTheirPromises() throws {
        var generator = SeededGenerator(seed: 4096)
        let seeds = try seeds()
        #expect(seeds.count > 200)
        for seed in seeds {
            #expect(Fuzzed.everything(seed) == nil, "\(Hexadecimal.text(seed.span))")
        }
        for _ in 0..<20_000 {
            let seed = seeds.randomElement(using: &generator) ?? []
            let octets =
                Int.random(in: 0..<8, using: &generator) == 0
                ? generator.bytes(Int.random(in: 0...80, using: &generator))
                : RandomPackets.mutated(seed, using: &generator)
            // With the length put right the walk gets behind the header.
            let framed = RandomPackets.packet(attributes: Array(octets.dropFirst(20).prefix(4000)))
            #expect(Fuzzed.everything(octets) == nil, "\(Hexadecimal.text(octets.span))")
            #expect(Fuzzed.packet(framed) == nil, "\(Hexadecimal.text(framed.span))")
        }
    }

    /// The octets of all vectors, whole packets and attributes in a packet, and their texts.
    private func seeds() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = []
        for row in try VectorFile("radius/packets.txt").rows {
            seeds.append(try row.field(3, as: Hexadecimal.octets))
            seeds.append(Array(try row.field(4).utf8))
        }
        for row in try VectorFile("radius/attribute-layouts.txt").rows {
            seeds.append(RandomPackets.packet(attributes: try row.field(0, as: Hexadecimal.octets)))
            seeds.append(Array(try row.field(1).utf8))
        }
        for row in try VectorFile("radius/authenticators.txt").rows {
            seeds.append(try row.field(5, as: Hexadecimal.octets))
        }
        for row in try VectorFile("radius/attribute-text-faults.txt").rows {
            seeds.append(Array(try row.field(0).utf8))
        }
        for row in try VectorFile("radius/hidden-values.txt").rows {
            seeds.append(try row.field(5, as: Hexadecimal.octets))
        }
        for row in try VectorFile("radius/password-proofs.txt").rows {
            seeds.append(try row.field(4, as: Hexadecimal.octets))
        }
        return seeds
    }
}
