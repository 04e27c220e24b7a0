// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// What works, but does not share as its buyers may think.
extension ContentionLint {
    /// So many lines at full speed must leave something to the others of their group.
    private static let heavyLines: UInt64 = 2

    /// Five lines at 1:5 share the rate of one: two of them take everything, and three wait. Of twenty lines two take half.
    func smallTrees(_ tree: ContentionTree) -> [ContentionFinding] {
        tree.nodes.enumerated().compactMap { index, node in
            guard case .group(let name, _) = node.subject, let limit = node.limit else { return nil }
            let lines = tree.children(of: index).map { tree.nodes[$0] }
            let fastest = lines.reduce(0 as UInt64) { max($0, $1.sold.down) }
            guard limit.down / Self.heavyLines <= fastest else { return nil }
            return ContentionFinding(
                .treeTooSmall, node.name,
                "\(node.members) members of “\(node.name)” share \(limit): two lines at full speed leave nothing to the others",
                advice: advice(for: name))
        }
    }

    private func advice(for group: ContentionGroupName) -> String {
        switch group {
        case .plan(let id):
            let members = plans[id].map { UInt64($0.ratio.members) * Self.heavyLines + 1 } ?? 0
            return "gather at least \(members) lines in one tree, on a central router, or sell a lower ratio"
        case .bundle:
            return "gather more lines in one tree, on a central router, or sell lower ratios"
        }
    }

    func plansOnAccessRouter(_ tree: ContentionTree) -> [ContentionFinding] {
        guard scene.router.position == .access, scene.router.rule == .plans else { return [] }
        let groups = tree.nodes.filter(\.isGroup).map { "“\($0.name)”" }
        guard !groups.isEmpty else { return [] }
        return [
            ContentionFinding(
                .plansOnAccessRouter, scene.router.name,
                "access router “\(scene.router.name)” shares the plans \(groups.joined(separator: ", ")) among its own few lines",
                advice: "share plans on a central router, and cap sectors on access routers")
        ]
    }

    func scaledGuarantees(_ tree: ContentionTree) -> [ContentionFinding] {
        tree.nodes.enumerated().compactMap { index, node in
            let lost = RateDirection.allCases.filter { direction in
                tree.children(of: index).contains { hasLost(tree.nodes[$0], direction) }
            }
            guard !lost.isEmpty else { return nil }
            return ContentionFinding(
                .guaranteesScaled, node.name,
                "the lines of “\(node.name)” cannot have all that they are guaranteed (\(lost.map(\.rawValue).joined(separator: ", "))): "
                    + "what stands above them is too small, and each guarantee is lowered in proportion",
                advice: "guarantee less, or raise the capacity")
        }
    }

    /// Whether a line has less than it was guaranteed.
    private func hasLost(_ node: ContentionNode, _ direction: RateDirection) -> Bool {
        guard case .line(let id) = node.subject, let floor = floors[id] else { return false }
        return node.guarantee[direction] < floor[direction]
    }

    /// In one queue tree a line has one parent: what shares across sectors cannot be capped by sector, and the other way round.
    func bothKinds(_ tree: ContentionTree) -> [ContentionFinding] {
        switch scene.router.rule {
        case .plans: sectorsNotEnforced()
        case .sectors: splitGroups(tree)
        }
    }

    private func sectorsNotEnforced() -> [ContentionFinding] {
        let used = Set(scene.lines.compactMap(\.sector))
        return scene.sectors.filter { used.contains($0.id) && !$0.isBehind }.sorted { $0.id < $1.id }.map { sector in
            ContentionFinding(
                .bothKinds, sector.name,
                "router “\(scene.router.name)” shares by plan, so the cap \(sector.capacity) of sector “\(sector.name)” is not enforced",
                advice: "share plans on a central router and let this one share by sector")
        }
    }

    private func splitGroups(_ tree: ContentionTree) -> [ContentionFinding] {
        var places: [ContentionGroupName: [ContentionNode]] = [:]
        for node in tree.nodes {
            if case .group(let name, _) = node.subject { places[name, default: []].append(node) }
        }
        return places.filter { $1.count > 1 }.map { _, nodes in
            ContentionFinding(
                .bothKinds, nodes[0].name,
                "“\(nodes[0].name)” is shared in \(nodes.count) separate trees of \(nodes.map { "\($0.members)" }.joined(separator: ", ")) "
                    + "members, because router “\(scene.router.name)” shares by sector",
                advice: "share plans on a central router, or let this one share by plan")
        }
    }

    func linesWithoutAddresses() -> [ContentionFinding] {
        let lost = scene.lines.filter { plans[$0.plan] != nil && $0.prefixes.isEmpty }
        guard let first = lost.first else { return [] }
        return [
            ContentionFinding(
                .noAddresses, scene.router.name,
                "\(lost.count) lines of router “\(scene.router.name)”, such as “\(first.name)”, have no addresses of their own, so "
                    + "only queues that the router makes at login can hold them",
                advice:
                    "assign delegations and addresses with `firsthop addresses assign`, or let RADIUS make the queues")
        ]
    }
}

extension ContentionNode {
    /// Whether it is a group of lines.
    var isGroup: Bool {
        switch subject {
        case .group: true
        case .router, .sector, .line: false
        }
    }
}
