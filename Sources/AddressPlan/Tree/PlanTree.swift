// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// The whole address plan as a tree: blocks at the top, children below their parents in address order.
///
/// A tree is sound as a tree (every parent exists, no loops, children inside their parents). It may still break rules
/// of the plan, such as siblings that overlap: ``NodeRules`` refuse those when they are made, ``PlanLint`` finds them
/// when they are there.
public struct PlanTree: Sendable {
    /// Every node, each before the nodes below it, siblings in address order.
    public let nodes: [PlanNode]

    private let positions: [PlanNodeID: Int]
    private let parents: [Int?]
    private let childPositions: [[Int]]
    private let locator: NodeLocator

    /// The tree of these nodes, which may come in any order.
    ///
    /// - Throws: ``PlanTreeError`` with everything that keeps them from being a tree.
    public init(_ nodes: some Sequence<PlanNode>) throws(PlanTreeError) {
        let builder = PlanTreeBuilder(Array(nodes))
        guard builder.problems.isEmpty else { throw PlanTreeError(problems: builder.problems) }
        self.nodes = builder.ordered
        self.positions = builder.positions
        self.parents = builder.parents
        self.childPositions = builder.children
        self.locator = NodeLocator(builder.ordered)
    }

    /// The registry blocks, in address order.
    public var roots: [PlanNode] { nodes.indices.filter { parents[$0] == nil }.map { nodes[$0] } }

    /// The node with this number; nil when there is none.
    public func node(_ id: PlanNodeID) -> PlanNode? { positions[id].map { nodes[$0] } }

    /// The node that `id` was cut from; nil for a block and for a number that does not exist.
    public func parent(of id: PlanNodeID) -> PlanNode? {
        positions[id].flatMap { parents[$0] }.map { nodes[$0] }
    }

    /// The nodes cut from `id`, in address order.
    public func children(of id: PlanNodeID) -> [PlanNode] {
        positions[id].map { childPositions[$0].map { nodes[$0] } } ?? []
    }

    /// The node and everything below it, parents first, in address order; empty when the number does not exist.
    public func subtree(of id: PlanNodeID) -> ArraySlice<PlanNode> {
        guard let start = positions[id] else { return [] }
        var last = start
        while let lowest = childPositions[last].last { last = lowest }
        return nodes[start...last]
    }

    /// The pools at or below a node, in address order.
    public func pools(below id: PlanNodeID) -> [PlanNode] { subtree(of: id).filter { $0.poolTerms != nil } }

    /// The way from the block down to the node, both included; empty when the number does not exist.
    public func path(to id: PlanNodeID) -> [PlanNode] {
        var path: [PlanNode] = []
        var position = positions[id]
        while let current = position {
            path.append(nodes[current])
            position = parents[current]
        }
        return path.reversed()
    }

    /// How many nodes stand above the node: 0 for a block. Nil when the number does not exist.
    public func depth(of id: PlanNodeID) -> Int? {
        positions[id].map { _ in path(to: id).count - 1 }
    }

    /// The router that a node's prefix is routed to: its own, or that of the nearest node above that has one.
    public func nas(of id: PlanNodeID) -> NASID? {
        path(to: id).last { $0.nas != nil }?.nas
    }

    /// The deepest node whose prefix contains all of `prefix`; nil when it lies outside the plan.
    public func deepest(containing prefix: IPPrefix) -> PlanNode? {
        locator.position(containing: prefix, in: nodes).map { nodes[$0] }
    }
}
