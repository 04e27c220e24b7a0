// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RouterConfig
import TestKit
import Testing

@Suite struct LinuxRendererTests {
    private static func configuration(
        _ blueprint: ShapingBlueprint, leaf: LinuxLeaf = .fairQueueing
    ) throws -> LinuxConfiguration {
        let subscribers = try #require(LinuxInterface("lan0"))
        let internet = try #require(LinuxInterface("wan0"))
        return try LinuxShaping(blueprint, towardsSubscribers: subscribers, towardsInternet: internet)
            .configuration(leaf)
    }

    @Test func theScriptIsAsTheManualPagesHaveIt() throws {
        let configuration = try Self.configuration(try SampleNetwork.blueprint())
        Golden("router-config/linux/shaping.txt").expect(LinuxRenderer().script(configuration))
    }

    /// Download is shaped where packets leave to the subscriber, upload where they leave to the Internet.
    @Test func anUpdateSetsTheRatesOfOnePartInBothDirections() throws {
        let configuration = try Self.configuration(try SampleNetwork.blueprint(), leaf: .cake)
        let update = LinuxRenderer().update(configuration, of: [ShapingToken(.group, key: "plan-2-sector-3")])
        #expect(
            update == """
                class change dev lan0 parent 1:1 classid 1:2 htb rate 2000000bit ceil 5000000bit burst 3200b cburst 3200b quantum 1600
                class change dev wan0 parent 1:1 classid 1:2 htb rate 400000bit ceil 1000000bit burst 3200b cburst 3200b quantum 1600

                """)
        #expect(LinuxRenderer().script(configuration).contains("qdisc add dev lan0 parent 1:3 cake\n"))
    }

    /// What names hold changes comments alone, and never their number.
    @Test func namesChangeNothingButComments() throws {
        var generator = SeededGenerator(seed: 7)
        func commands(_ names: [String]) throws -> [Substring] {
            let script = LinuxRenderer().script(try Self.configuration(try SampleNetwork.blueprint(names: names)))
            return script.split(separator: "\n", omittingEmptySubsequences: false).map { $0.first == "#" ? "#" : $0 }
        }
        let plain = try commands([String](repeating: "x", count: 6))
        for _ in 0..<300 {
            #expect(try commands(SampleNetwork.hostileNames(&generator)) == plain)
        }
    }

    @Test func interfacesAreNamesAndNothingElse() {
        for name in ["eth0", "ppp-17", "bond0.100", "a@b", "br_lan", "123456789012345"] {
            #expect(LinuxInterface(name)?.description == name)
        }
        for name in ["", "1234567890123456", "-x", ".", "..", "a b", "a;b", "$x", "e\nth", "ü", "a/b", "\"", "`id`"] {
            #expect(LinuxInterface(name) == nil, "\(name)")
        }
    }

    @Test func aPacketHasOneQueue() throws {
        let rates = Rates(both: 1_000_000)
        func line(_ key: String, _ prefix: String) throws -> ShapingNode {
            ShapingNode(
                token: ShapingToken(.line, key: key), name: key, maximum: rates,
                line: ShapedLine(prefixes: try SampleNetwork.prefixes(prefix)))
        }
        let blueprint = try ShapingBlueprint(
            router: "r", nodes: [line("1", "2001:db8::/48"), line("2", "2001:db8:0:100::/56")])
        let overlap = LinuxShapingError.overlap(
            try IPPrefix(parsing: "2001:db8:0:100::/56"), name: "2", other: "1")
        #expect(throws: overlap) { try Self.configuration(blueprint) }
    }

    @Test func aRouterHasRoomForSoManyQueues() throws {
        let rates = Rates(both: 1_000_000)
        func blueprint(_ count: Int) throws -> ShapingBlueprint {
            try ShapingBlueprint(
                router: "r",
                nodes: (0..<count).map { index in
                    ShapingNode(
                        token: ShapingToken(.line, key: "\(index)"), name: "", maximum: rates,
                        line: ShapedLine(prefixes: []))
                })
        }
        #expect(try Self.configuration(try blueprint(65_534)).classes.last?.minor == 0xFFFE)
        #expect(throws: LinuxShapingError.tooManyClasses(65_535)) { try Self.configuration(try blueprint(65_535)) }
    }
}
