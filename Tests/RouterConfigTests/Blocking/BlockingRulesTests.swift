// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import RouterConfig

/// The expected texts were written by hand from the vendors' manuals; both families stand in each, so that one cannot be lost.
@Suite struct BlockingRulesTests {
    private static func blueprint(shuffled: Bool = false) throws -> BlockingBlueprint {
        func prefixes(_ texts: String...) throws -> [IPPrefix] {
            try (shuffled ? texts.reversed() : texts).map { try IPPrefix(parsing: $0) }
        }
        let resolvers = try ["198.51.100.53", "2001:db8::53"].map { try IPAddress(parsing: $0) }
        return BlockingBlueprint(
            pages: [
                GardenGate(
                    .blocked, lists: ["not paid"], prefixes: try prefixes("10.250.96.0/20", "3fff:fff:2000::/36"),
                    doors: [
                        GardenDoor(try IPAddress(parsing: "198.51.100.10"), port: 8101),
                        GardenDoor(try IPAddress(parsing: "2001:db8:0:f::1"), port: 80),
                    ])
            ], resolvers: shuffled ? resolvers.reversed() : resolvers, reachable: try prefixes("198.51.100.20/32"))
    }

    @Test func everyDialectWritesBothFamiliesTheSameEachTime() throws {
        for shuffled in [false, true] {
            let blueprint = try Self.blueprint(shuffled: shuffled)
            Golden("blocking/routeros-7.rsc").expect(
                RouterOSBlockingRules(blueprint, version: try SoftwareVersion(parsing: "7.20.1")).text)
            Golden("blocking/garden.nft").expect(NFTablesBlockingRules(blueprint).text)
        }
    }

    @Test func beforeVersion7GuestsAreRefusedOverIPv6AtOnce() throws {
        let text = RouterOSBlockingRules(try Self.blueprint(), version: SoftwareVersion(6, 49)).text
        #expect(!text.contains("/ipv6 firewall nat"))
        let ipv6 = try #require(text.split(separator: "/ipv6 firewall filter").last)
        #expect(ipv6.contains("protocol=tcp action=reject reject-with=tcp-reset"))
        #expect(ipv6.contains("chain=forward src-address-list=\"not paid\" action=jump"))
    }

    @Test func theUsualListsLeadEachToOnePage() {
        let lists = GardenPage.allCases.flatMap { GardenGate($0, doors: []).lists }
        #expect(lists == ["Reject_1", "SpLBL_blocked", "Reject_2", "SpLBL_new", "Reject_3", "Reject_4"])
    }

    /// Reads a quoted value as the script language does, and finds what was meant, whatever it was.
    @Test func quotedValuesAreReadBack() {
        var generator = SeededGenerator(seed: 8_101)
        let pieces = ["\"", "\\", "$", ";", "[", "]", "{", "}", " ", "\n", "\r", "\u{0}", "é", "a", "F", "0", "?", "="]
        for _ in 0..<2_000 {
            let value = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            #expect(Self.read(RouterOSRule.quoted(value)) == Array(value.utf8))
        }
    }

    /// nil when the text would end early or be expanded.
    private static func read(_ text: String) -> [UInt8]? {
        var bytes = Array(text.utf8)[...]
        guard bytes.first == UInt8(ascii: "\"") else {
            return bytes.contains { " \"\\$;[]{}\n".utf8.contains($0) } ? nil : Array(bytes)
        }
        bytes = bytes.dropFirst()
        var read: [UInt8] = []
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return bytes.isEmpty ? read : nil
            case UInt8(ascii: "$"), 0..<0x20, 0x7f...: return nil
            case UInt8(ascii: "\\"):
                guard let next = bytes.popFirst() else { return nil }
                if "\"\\$?".utf8.contains(next) {
                    read.append(next)
                } else {
                    let digits = [next, bytes.popFirst() ?? 0]
                    guard let octet = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
                    read.append(octet)
                }
            default: read.append(byte)
            }
        }
        return nil
    }
}
