// SPDX-License-Identifier: Apache-2.0

/// What stands around the place of a holding: all that ``HoldingRules`` have to see.
public struct HoldingSurroundings: Sendable {
    /// The node that the holding is to be placed in: its pool, or the node in which it is placed by hand.
    public var node: PlanNode

    /// The node's children; empty for a pool. Those that do not overlap the holding may be left out.
    public var children: [PlanNode]

    /// Other holdings that overlap it.
    public var holdings: [Holding]

    /// Surroundings with the given contents.
    public init(node: PlanNode, children: [PlanNode] = [], holdings: [Holding] = []) {
        self.node = node
        self.children = children
        self.holdings = holdings
    }
}
