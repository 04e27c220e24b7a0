// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RouterConfig
import TestKit

/// One access point with a shared plan of two lines and a line of its own, named by somebody with no mercy on scripts. Every
/// download differs from its upload, so that a swapped pair shows.
enum SampleNetwork {
    static func blueprint(names: [String] = names) throws -> ShapingBlueprint {
        let home = Rates(down: 5_000_000, up: 1_000_000)
        let share = Rates(down: 1_000_000, up: 200_000)
        let burst = ShapedBurst(
            rates: Rates(down: 8_000_000, up: 2_000_000), threshold: Rates(down: 4_000_000, up: 800_000),
            secondsDown: 16, secondsUp: 8)
        return try ShapingBlueprint(
            router: names[0],
            nodes: [
                ShapingNode(
                    token: ShapingToken(.sector, key: "3"), name: names[1],
                    maximum: Rates(down: 30_000_000, up: 10_000_000), guarantee: Rates(down: 2_000_000, up: 400_000)),
                ShapingNode(
                    token: ShapingToken(.group, key: "plan-2-sector-3"), name: names[2], parent: 0, maximum: home,
                    guarantee: Rates(down: 2_000_000, up: 400_000), profiles: ["home 5"]),
                ShapingNode(
                    token: ShapingToken(.line, key: "17"), name: names[3], parent: 1, maximum: home, guarantee: share,
                    priority: 5,
                    line: ShapedLine(
                        prefixes: try prefixes("192.0.2.17/32", "2001:db8:0:11::/64", "2001:db8:1100::/56"))),
                ShapingNode(
                    token: ShapingToken(.line, key: "18"), name: names[4], parent: 1, maximum: home, guarantee: share,
                    priority: 5,
                    line: ShapedLine(prefixes: try prefixes("192.0.2.18/32", "2001:db8:1100:100::/56"), burst: burst)),
                ShapingNode(
                    token: ShapingToken(.line, key: "19"), name: names[5], parent: 0,
                    maximum: Rates(down: 20_000_000, up: 4_000_000), priority: 1,
                    line: ShapedLine(
                        prefixes: try prefixes("2001:db8:1200::/56"), mac: try MACAddress(parsing: "00:00:5e:00:53:19"))
                ),
            ])
    }

    static let names = ["Tower North", "Sector \"A\"", "Home 5", "Anna Nováková", "$(reboot); Bob?", "Café\\"]

    static func prefixes(_ texts: String...) throws -> [IPPrefix] {
        try texts.map { try IPPrefix(parsing: $0) }
    }

    /// Names from characters that mean something somewhere.
    static func hostileNames(_ generator: inout SeededGenerator) -> [String] {
        let characters = Array("\"\\$?`'{}[]();:#\n\r\t\0\u{85}\u{2028}%<>|&*~= aé漢🚀,END")
        return (0..<6).map { _ in
            String(
                (0..<Int.random(in: 1...24, using: &generator)).map { _ in
                    characters[Int.random(in: 0..<characters.count, using: &generator)]
                })
        }
    }
}
