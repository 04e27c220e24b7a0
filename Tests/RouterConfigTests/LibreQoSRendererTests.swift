// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import NetworkValues
import RouterConfig
import TestKit
import Testing

@Suite struct LibreQoSRendererTests {
    private static let header = [
        "Circuit ID", "Circuit Name", "Device ID", "Device Name", "Parent Node", "Parent Node ID", "Anchor Node ID",
        "MAC",
        "IPv4", "IPv6", "Download Min Mbps", "Upload Min Mbps", "Download Max Mbps", "Upload Max Mbps", "Comment",
    ]

    @Test func filesAreAsItsManualHasThem() throws {
        let configuration = LibreQoSShaping(try SampleNetwork.blueprint()).configuration
        Golden("router-config/libreqos/network.json").expect(LibreQoSRenderer().network(configuration))
        Golden("router-config/libreqos/ShapedDevices.csv").expect(LibreQoSRenderer().devices(configuration))
    }

    /// Foundation reads the JSON, our CSV reader the table: whatever names hold, what comes out is what went in.
    @Test func namesComeBack() throws {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<300 {
            let names = SampleNetwork.hostileNames(&generator)
            let configuration = LibreQoSShaping(try SampleNetwork.blueprint(names: names)).configuration
            let network = Data(LibreQoSRenderer().network(configuration).utf8)
            let sites = try #require(try JSONSerialization.jsonObject(with: network) as? [String: [String: Any]])
            #expect(Array(sites.keys) == [names[1]])
            let inner = try #require(sites[names[1]]?["children"] as? [String: Any])
            #expect(inner.count == 1)

            let lines = LibreQoSRenderer().devices(configuration).split(separator: "\n")
            #expect(lines.count == 4)
            let records = try CSVReader.records(in: Array(LibreQoSRenderer().devices(configuration).utf8))
            #expect(records.first?.fields == Self.header)
            for (record, name) in zip(records.dropFirst(), names.dropFirst(3)) {
                #expect(record.fields[1] == Self.onOneLine(name))
            }
        }
    }

    private static func onOneLine(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { scalars.append("\n\r\0".unicodeScalars.contains(scalar) ? " " : scalar) }
        return String(scalars)
    }

    @Test func ratesAreExactMegabits() throws {
        let rates = Rates(down: 8_750_000, up: 1_000_001)
        let blueprint = try ShapingBlueprint(
            router: "r",
            nodes: [
                ShapingNode(
                    token: ShapingToken(.line, key: "1"), name: "a", maximum: rates, line: ShapedLine(prefixes: []))
            ])
        let devices = LibreQoSRenderer().devices(LibreQoSShaping(blueprint).configuration)
        #expect(devices.contains(",0.1,0.1,8.75,1.000001,"))
    }

    @Test func sitesOfOneNameAreToldApart() throws {
        let nodes = ["3", "4"].map { key in
            ShapingNode(token: ShapingToken(.sector, key: key), name: "North", maximum: Rates(both: 1_000_000))
        }
        let configuration = LibreQoSShaping(try ShapingBlueprint(router: "r", nodes: nodes)).configuration
        #expect(configuration.sites.map(\.name) == ["North", "North (sector-4)"])
    }
}
