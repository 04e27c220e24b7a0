// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Writes the two files that LibreQoS reads. In both, download comes first.
public struct LibreQoSRenderer {
    public init() {}

    /// `network.json`, the same bytes for the same configuration.
    public func network(_ configuration: LibreQoSConfiguration) -> String {
        var children: [Int?: [Int]] = [:]
        for (index, site) in configuration.sites.enumerated() { children[site.parent, default: []].append(index) }
        return object(children[nil] ?? [], configuration.sites, children, indent: "") + "\n"
    }

    /// Trees are four deep at most: router, sector, group, line.
    private func object(
        _ sites: [Int], _ all: [LibreQoSConfiguration.Site], _ children: [Int?: [Int]], indent: String
    ) -> String {
        guard !sites.isEmpty else { return "{}" }
        let members = sites.map { index in
            let site = all[index]
            let inner = indent + "    "
            return """
                \(indent)  \(LibreQoSQuoting.json(site.name)): {
                \(inner)"downloadBandwidthMbps": \(LibreQoSQuoting.megabits(site.rates.down)),
                \(inner)"uploadBandwidthMbps": \(LibreQoSQuoting.megabits(site.rates.up)),
                \(inner)"type": \(LibreQoSQuoting.json(site.kind.rawValue)),
                \(inner)"children": \(object(children[index] ?? [], all, children, indent: inner))
                \(indent)  }
                """
        }
        return "{\n" + members.joined(separator: ",\n") + "\n\(indent)}"
    }

    /// `ShapedDevices.csv`, the same bytes for the same configuration.
    public func devices(_ configuration: LibreQoSConfiguration) -> String {
        let titles = Self.columns.joined(separator: ",")
        return ([titles] + configuration.circuits.map(row)).map { $0 + "\n" }.joined()
    }

    private static let columns = [
        "Circuit ID", "Circuit Name", "Device ID", "Device Name", "Parent Node", "Parent Node ID", "Anchor Node ID",
        "MAC",
        "IPv4", "IPv6", "Download Min Mbps", "Upload Min Mbps", "Download Max Mbps", "Upload Max Mbps", "Comment",
    ]

    private func row(_ circuit: LibreQoSConfiguration.Circuit) -> String {
        let texts = [
            circuit.token.description, circuit.name, circuit.token.description, circuit.name, circuit.site ?? "", "",
            "",
            circuit.mac?.description ?? "", list(circuit.prefixes, .v4), list(circuit.prefixes, .v6),
        ]
        let rates = [circuit.minimum.down, circuit.minimum.up, circuit.maximum.down, circuit.maximum.up]
        let cells = texts.map(LibreQoSQuoting.csv) + rates.map(LibreQoSQuoting.megabits) + [LibreQoSQuoting.csv("")]
        return cells.joined(separator: ",")
    }

    private func list(_ prefixes: [IPPrefix], _ family: IPFamily) -> String {
        prefixes.filter { $0.family == family }.map(\.description).joined(separator: ", ")
    }
}
