// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RouterConfig
import TestKit
import Testing

@Suite struct RouterOSRendererTests {
    @Test(arguments: RouterOSQueues.allCases)
    func scriptsAreAsTheManualHasThem(queues: RouterOSQueues) throws {
        let version = queues == .tree ? SoftwareVersion(6, 49, 10) : SoftwareVersion(7, 20)
        let configuration = try RouterOSShaping(try SampleNetwork.blueprint(), version: version).configuration(queues)
        let script = RouterOSRenderer().script(configuration)
        Golden("router-config/routeros/\(queues.rawValue).rsc").expect(script)
        #expect(RouterOSRenderer().script(configuration) == script)
    }

    /// A reader of RouterOS's strings, written from the manual's table of escapes, gets back every byte.
    @Test func quotedTextsComeBackByteForByte() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let names = SampleNetwork.hostileNames(&generator)
            let configuration = try RouterOSShaping(try SampleNetwork.blueprint(names: names)).configuration(.simple)
            let script = RouterOSRenderer().script(configuration)
            let texts = try RouterOSScriptReader.strings(in: script)
            for (token, name) in zip(
                ["sector-3", "group-plan-2-sector-3", "line-17", "line-18", "line-19"], names.dropFirst())
            {
                #expect(texts.contains(Array("firsthop:\(token) \(name)".utf8)), "\(name.debugDescription) is lost")
            }
        }
    }

    @Test func namesChangeNothingButStrings() throws {
        var generator = SeededGenerator(seed: 6)
        let plain = try Self.commands(names: [String](repeating: "x", count: 6))
        for _ in 0..<300 {
            #expect(try Self.commands(names: SampleNetwork.hostileNames(&generator)) == plain)
        }
    }

    /// A script without its strings and comments.
    private static func commands(names: [String]) throws -> String {
        let configuration = try RouterOSShaping(try SampleNetwork.blueprint(names: names)).configuration(.simple)
        return try RouterOSScriptReader.commands(in: RouterOSRenderer().script(configuration))
    }

    @Test func uploadStandsFirst() throws {
        let configuration = try RouterOSShaping(try SampleNetwork.blueprint()).configuration(.simple)
        let row = try #require(configuration.rows(of: ShapingToken(.line, key: "19")).first)
        let limit = try #require(row.arguments.first { $0.name == "max-limit" })
        #expect(limit.value.plainText == "4000000/20000000")
    }

    @Test func onePartIsFoundByItsToken() throws {
        let configuration = try RouterOSShaping(try SampleNetwork.blueprint()).configuration(.simple)
        #expect(configuration.rows(of: ShapingToken(.line, key: "1")).isEmpty)
        #expect(configuration.rows(of: ShapingToken(.sector, key: "3")).count == 1)
    }

    @Test func aParentWithoutTargetOrProfileIsRefused() throws {
        let rates = Rates(both: 1_000_000)
        let group = ShapingNode(token: ShapingToken(.group, key: "g"), name: "Home", maximum: rates)
        let line = ShapingNode(
            token: ShapingToken(.line, key: "1"), name: "Anna", parent: 0, maximum: rates,
            line: ShapedLine(prefixes: try SampleNetwork.prefixes("2001:db8::/56")))
        let alone = try ShapingBlueprint(router: "r", nodes: [group])
        #expect(throws: RouterOSShapingError.noTarget(name: "Home")) {
            try RouterOSShaping(alone).configuration(.radius)
        }
        let both = try ShapingBlueprint(router: "r", nodes: [group, line])
        #expect(throws: RouterOSShapingError.noProfile(name: "Home")) {
            try RouterOSShaping(both).configuration(.radius)
        }
    }
}
