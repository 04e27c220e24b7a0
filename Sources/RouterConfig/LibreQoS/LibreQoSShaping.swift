// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Turns a blueprint into sites and circuits.
public struct LibreQoSShaping {
    let blueprint: ShapingBlueprint

    public init(_ blueprint: ShapingBlueprint) {
        self.blueprint = blueprint
    }

    /// LibreQoS wants every circuit to be sure of something: a tenth of a megabit a second.
    private static let leastRate: UInt64 = 100_000

    public var configuration: LibreQoSConfiguration {
        var sites: [LibreQoSConfiguration.Site] = []
        var circuits: [LibreQoSConfiguration.Circuit] = []
        var places: [Int: Int] = [:]
        var names: Set<String> = []
        for (index, node) in blueprint.nodes.enumerated() {
            let parent = node.parent.flatMap { places[$0] }
            if let line = node.line {
                circuits.append(circuit(node, line, site: parent.map { sites[$0].name }))
                continue
            }
            // Sites are told apart by their names alone.
            let name = names.insert(node.name).inserted ? node.name : "\(node.name) (\(node.token))"
            names.insert(name)
            places[index] = sites.count
            sites.append(
                LibreQoSConfiguration.Site(
                    name: name, parent: parent, kind: kind(of: node.token.kind), rates: atLeast(node.maximum)))
        }
        return LibreQoSConfiguration(sites: sites, circuits: circuits)
    }

    private func kind(of kind: ShapingToken.Kind) -> LibreQoSConfiguration.Kind {
        switch kind {
        case .sector: .accessPoint
        case .router, .group, .line: .site
        }
    }

    private func circuit(
        _ node: ShapingNode, _ line: ShapedLine, site: String?
    ) -> LibreQoSConfiguration.Circuit {
        let maximum = atLeast(node.maximum)
        return LibreQoSConfiguration.Circuit(
            token: node.token, name: node.name, site: site, mac: line.mac,
            prefixes: PrefixCover.minimal(line.prefixes), minimum: atLeast(node.guarantee).lower(of: maximum),
            maximum: maximum)
    }

    private func atLeast(_ rates: Rates) -> Rates { rates.higher(of: Rates(both: Self.leastRate)) }
}
