// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec
import RouterOSFuzzing
import TestKit
import Testing

struct FuzzTests {
    /// Every vector as it is and mutated, joined and cut, and random octets: no trap, and no promise broken.
    @Test func decodersKeepTheirPromises() throws {
        var generator = SeededGenerator(seed: 8729)
        let seeds = try Self.seeds()
        #expect(seeds.count > 60)
        for seed in seeds { #expect(FuzzedRouterOS.stream(seed) == nil) }
        for _ in 0..<4_000 {
            var octets = (seeds.randomElement(using: &generator) ?? []) + (seeds.randomElement(using: &generator) ?? [])
            for _ in 0..<Int.random(in: 0...4, using: &generator) where !octets.isEmpty {
                let place = Int.random(in: 0..<octets.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: octets[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: octets.remove(at: place)
                default: octets.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            #expect(FuzzedRouterOS.stream(octets) == nil, "\(octets)")
            #expect(FuzzedRouterOS.value(RawText(octets)) == nil, "\(octets)")
        }
    }

    private static func seeds() throws -> [[UInt8]] {
        var seeds = try VectorFile("routeros/sentences.txt").rows.map { try $0.field(0, as: octets) }
        for file in ["replies", "queries"] {
            let rows = try VectorFile("routeros/\(file).txt").rows
            let front = file == "queries" ? [Array("/x/print".utf8)] : []
            seeds += try rows.map { try Sentence(front + words(try $0.field(0))).encoded() }
        }
        for row in try VectorFile("routeros/values.txt").rows {
            let word = Array("=a=\(try row.field(1))".utf8)
            seeds.append(try Sentence([Array("!re".utf8), word]).encoded())
        }
        return seeds
    }
}
