// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import ProviderValues
public import Storage

/// Changes what is known of a node beside its place: what is nil stays as it is.
public struct ChangePlanNode: Verb {
    public var node: PlanNodeID
    public var name: String?
    public var note: String?
    /// How children are placed from now on; those that are there stay where they are.
    public var placement: PlacementPolicy?
    /// Whether a route that discards its unused parts is configured.
    public var discardRoute: Bool?

    public init(_ node: PlanNodeID) {
        self.node = node
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> PlanNode {
        let tree = try PlanNodes.tree(in: transaction.database)
        guard var changed = tree.node(node) else {
            throw Refusal(.notFound, "there is no node \(node) in the address plan", advice: "name one that exists")
        }
        changed.name = name ?? changed.name
        changed.note = note ?? changed.note
        changed.placement = placement ?? changed.placement
        changed.discardRoute = discardRoute ?? changed.discardRoute
        // Only what this verb can break: the place was judged when it was chosen.
        let conflicts = NodeRules.conflicts(
            placing: changed, in: NodeSurroundings(parent: tree.parent(of: node), siblings: []),
            allowDocumentation: true)
        try Refusal.throwUnlessEmpty(conflicts.filter { $0.rule == .noName })
        try PlanNodes.update(changed, in: transaction)
        return changed
    }
}
