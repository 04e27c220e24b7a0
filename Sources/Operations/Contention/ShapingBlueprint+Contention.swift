// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import NetworkValues
import ProviderValues
public import RouterConfig

extension ShapingBlueprint {
    /// The queues that carry out a tree: places with a limit and a line below, and lines that have addresses.
    ///
    /// A router without a limit of its own has no queue; what stands below it stands at the top.
    public init(_ tree: ContentionTree, of scene: ContentionScene) throws(BlueprintError) {
        var drafting = BlueprintDrafting(scene)
        for (index, node) in tree.nodes.enumerated() { drafting.add(node, at: index) }
        try self.init(router: scene.router.name, nodes: drafting.nodes)
    }
}

/// A blueprint while its nodes are being put together.
private struct BlueprintDrafting {
    private(set) var nodes: [ShapingNode] = []
    /// Where the nearest place at or above a node of the tree stands among the blueprint's nodes.
    private var places: [Int?] = []
    private let lines: [ServiceID: ContentionLine]
    private let plans: [PlanID: ContentionPlan]

    init(_ scene: ContentionScene) {
        lines = Dictionary(scene.lines.map { ($0.id, $0) }) { first, _ in first }
        plans = Dictionary(scene.plans.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func add(_ node: ContentionNode, at index: Int) {
        let parent = node.parent.flatMap { places[$0] }
        let profiles = profiles(of: node)
        if let parent, !profiles.isEmpty { nodes[parent].profiles.appendMissing(profiles) }
        guard let limit = node.effectiveLimit, node.limit != nil, node.lines > 0, let line = line(of: node) else {
            places.append(parent)
            return
        }
        places.append(nodes.count)
        nodes.append(
            ShapingNode(
                token: token(of: node.subject), name: node.name, parent: parent, maximum: limit,
                guarantee: node.guarantee, priority: node.priority, line: line))
    }

    /// Nil for a line without addresses; a line of nil for what is no line.
    private func line(of node: ContentionNode) -> ShapedLine?? {
        guard case .line(let id) = node.subject else { return .some(nil) }
        guard let line = lines[id], !line.prefixes.isEmpty else { return nil }
        return .some(
            ShapedLine(
                prefixes: line.prefixes, mac: line.mac, burst: plans[line.plan]?.burst.map(ShapedBurst.init)))
    }

    /// The PPP profile through which sessions of a line find its group.
    private func profiles(of node: ContentionNode) -> [String] {
        guard case .line(let id) = node.subject, let line = lines[id], let plan = plans[line.plan] else { return [] }
        return plan.group == nil ? [] : plan.profile.map { [$0] } ?? []
    }

    private func token(of subject: ContentionNode.Subject) -> ShapingToken {
        switch subject {
        case .router(let id): return ShapingToken(.router, key: "\(id)")
        case .sector(let id): return ShapingToken(.sector, key: "\(id)")
        case .line(let id): return ShapingToken(.line, key: "\(id)")
        case .group(let name, let sector):
            let place = sector.map { "-sector-\($0)" } ?? ""
            switch name {
            case .plan(let id): return ShapingToken(.group, key: "plan-\(id)\(place)")
            case .bundle(let name): return ShapingToken(.group, key: "bundle-\(name)\(place)")
            }
        }
    }
}

extension [String] {
    /// Appends what is not there yet.
    fileprivate mutating func appendMissing(_ more: [String]) {
        for text in more where !contains(text) { append(text) }
    }
}

extension ShapedBurst {
    fileprivate init(_ burst: Burst) {
        self.init(
            rates: burst.rates, threshold: burst.threshold, secondsDown: burst.secondsDown,
            secondsUp: burst.secondsUp)
    }
}
