// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// How the lines of a router are to share it, before any dialect.
public struct ShapingBlueprint: Sendable, Hashable {
    /// What people call the router; any text on one line.
    public let router: String
    /// Parents before their children.
    public let nodes: [ShapingNode]

    /// Refuses what is no tree, and rates that mean something else to routers than they seem to.
    public init(router: String, nodes: [ShapingNode]) throws(BlueprintError) {
        var tokens: Set<ShapingToken> = []
        for (index, node) in nodes.enumerated() {
            guard tokens.insert(node.token).inserted else { throw BlueprintError(.repeatedToken, node) }
            if let parent = node.parent {
                guard nodes.indices.contains(parent), parent < index, nodes[parent].line == nil else {
                    throw BlueprintError(.badParent, node)
                }
            }
            guard node.maximum.down > 0, node.maximum.up > 0 else { throw BlueprintError(.zeroRate, node) }
            guard node.guarantee.lower(of: node.maximum) == node.guarantee else {
                throw BlueprintError(.guaranteeAboveMaximum, node)
            }
            guard (1...8).contains(node.priority) else { throw BlueprintError(.badPriority, node) }
        }
        self.router = router
        self.nodes = nodes
    }

    /// Everything that the lines at and below each node have, as few prefixes as can say it, in address order.
    public var prefixesBelow: [[IPPrefix]] {
        var below = nodes.map { $0.line?.prefixes ?? [] }
        for index in nodes.indices.reversed() {
            below[index] = PrefixCover.minimal(below[index])
            if let parent = nodes[index].parent { below[parent] += below[index] }
        }
        return below
    }
}

/// A blueprint that makes no sense.
public struct BlueprintError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which rule is broken.
    public enum Reason: Sendable, Hashable, CaseIterable {
        case repeatedToken, badParent, zeroRate, guaranteeAboveMaximum, badPriority
    }

    public let reason: Reason
    /// The node that breaks it.
    public let node: ShapingNode

    init(_ reason: Reason, _ node: ShapingNode) {
        self.reason = reason
        self.node = node
    }

    public var description: String {
        let rule =
            switch reason {
            case .repeatedToken: "another node has the token \(node.token)"
            case .badParent: "its parent is no node before it that can be shared"
            case .zeroRate:
                "its maximum \(node.maximum) lets nothing pass in one direction, which routers take for no limit"
            case .guaranteeAboveMaximum: "its guarantee \(node.guarantee) is more than its maximum \(node.maximum)"
            case .badPriority: "priority \(node.priority) is none of 1 to 8"
            }
        return "planning the queues of “\(node.name)”: \(rule); correct its plan, sector or router"
    }
}
