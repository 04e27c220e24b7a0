// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// What stands around the place of a node: all that ``NodeRules`` have to see.
public struct NodeSurroundings: Sendable {
    /// The node that it is to be cut from; nil for a block.
    public var parent: PlanNode?

    /// The parent's other children, or the other blocks. Those that overlap neither the node's nor any footprint of
    /// their own with it may be left out.
    public var siblings: [PlanNode]

    /// The node's own children; empty when it is new.
    public var children: [PlanNode]

    /// The holdings that are taken and overlap the node's footprint, other than those from the node's own pools.
    public var holdings: [Holding]

    /// Surroundings with the given contents.
    public init(parent: PlanNode?, siblings: [PlanNode], children: [PlanNode] = [], holdings: [Holding] = []) {
        self.parent = parent
        self.siblings = siblings
        self.children = children
        self.holdings = holdings
    }
}

extension PlanTree {
    /// What stands around a node that is in the tree or is to be added below `node.parent`.
    ///
    /// - Parameter holdings: the holdings that are taken and may overlap it; those that do not are dropped.
    public func surroundings(of node: PlanNode, holdings: some Sequence<Holding> = []) -> NodeSurroundings {
        let siblings = node.parent.map { children(of: $0) } ?? roots
        let footprint = node.footprint
        return NodeSurroundings(
            parent: node.parent.flatMap { self.node($0) },
            siblings: siblings.filter { $0.id != node.id },
            children: children(of: node.id),
            holdings: holdings.filter { $0.prefix.overlaps(footprint) && $0.pool != node.id })
    }
}
