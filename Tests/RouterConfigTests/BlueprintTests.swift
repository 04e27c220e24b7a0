// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RouterConfig
import TestKit
import Testing

@Suite struct BlueprintTests {
    @Test func whatIsNoTreeIsRefused() throws {
        let rates = Rates(both: 1_000)
        func node(_ key: String, _ edit: (inout ShapingNode) -> Void = { _ in }) -> ShapingNode {
            var node = ShapingNode(token: ShapingToken(.group, key: key), name: key, maximum: rates)
            edit(&node)
            return node
        }
        let cases: [(BlueprintError.Reason, [ShapingNode])] = [
            (.repeatedToken, [node("a"), node("a")]),
            (.badParent, [node("a") { $0.parent = 0 }]),
            (.badParent, [node("a"), node("b") { $0.parent = -1 }]),
            (.badParent, [node("a") { $0.line = ShapedLine(prefixes: []) }, node("b") { $0.parent = 0 }]),
            (.zeroRate, [node("a") { $0.maximum.up = 0 }]),
            (.guaranteeAboveMaximum, [node("a") { $0.guarantee.down = 1_001 }]),
            (.badPriority, [node("a") { $0.priority = 9 }]),
        ]
        for (reason, nodes) in cases {
            let error = #expect(throws: BlueprintError.self) { try ShapingBlueprint(router: "r", nodes: nodes) }
            #expect(error?.reason == reason)
        }
        #expect(Set(cases.map(\.0)) == Set(BlueprintError.Reason.allCases))
    }

    /// Covers are as short as can be and hold exactly the same addresses.
    @Test func prefixesAreSaidInAsFewWordsAsCanBe() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<200 {
            let prefixes = try (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                let length = Int.random(in: 58...64, using: &generator)
                let bits = UInt128.random(in: 0..<64, using: &generator) << 64 | UInt128(0x2001_0db8) << 96
                return IPPrefix(try IPv6Prefix(masking: IPv6Address(bits: bits), length: length))
            }
            let line = ShapingNode(
                token: ShapingToken(.line, key: "1"), name: "a", maximum: Rates(both: 1),
                line: ShapedLine(prefixes: prefixes))
            let cover = try ShapingBlueprint(router: "r", nodes: [line]).prefixesBelow[0]
            for subnet in 0..<64 {
                let address = IPAddress.v6(IPv6Address(bits: UInt128(subnet) << 64 | UInt128(0x2001_0db8) << 96))
                #expect(prefixes.contains { $0.contains(address) } == cover.contains { $0.contains(address) })
            }
            for (left, right) in zip(cover, cover.dropFirst()) {
                #expect(left < right && !left.overlaps(right) && left.buddy != right)
            }
        }
    }

    @Test func tokensOfDifferentKeysDiffer() {
        let keys = ["a", "A", "a b", "a_20b", "a_b", "ä", "", "-", "\0", "\n"]
        let tokens = keys.map { ShapingToken(.group, key: $0).description }
        #expect(Set(tokens).count == keys.count)
        #expect(tokens.allSatisfy { $0.utf8.allSatisfy { $0 < 0x7F && $0 > 0x20 } })
        #expect(ShapingToken(.group, key: "a b").description == "group-a_20b")
    }
}
