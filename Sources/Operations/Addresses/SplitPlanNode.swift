// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import ProviderValues
public import Storage

/// Cuts a node into equal children of one length, as many as are asked for or fit.
public struct SplitPlanNode: Verb {
    public var node: PlanNodeID
    /// The children's length, in the node's own family.
    public var length: Int
    /// How many; nil for all that fit.
    public var count: Int?
    public var role: PlanNodeRole
    /// The children are called this with a number behind: “north-1”, “north-2”, ….
    public var namePrefix: String
    public var allowsDocumentation = false

    public init(_ node: PlanNodeID, length: Int, count: Int? = nil, role: PlanNodeRole, namePrefix: String) {
        self.node = node
        self.length = length
        self.count = count
        self.role = role
        self.namePrefix = namePrefix
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> [PlanNode] {
        let tree = try PlanNodes.tree(in: transaction.database)
        guard let parent = tree.node(node) else {
            throw Refusal(.notFound, "there is no node \(node) in the address plan", advice: "name one that exists")
        }
        guard tree.children(of: node).isEmpty else {
            throw Refusal(
                .planRule, "\(parent) is divided already", advice: "add single nodes with `firsthop addresses add`")
        }
        let parts: [PlanNode]
        do {
            let prefixes = try Split.parts(of: parent.prefix, length: length)
            parts = zip(1..., prefixes.prefix(count ?? prefixes.count)).map { number, prefix in
                PlanNode(
                    id: PlanNodeID(0), parent: node, prefix: prefix, name: "\(namePrefix)-\(number)", role: role,
                    placement: parent.placement)
            }
        } catch {
            throw Refusal(.planRule, "\(error)", advice: "choose another length")
        }
        if let first = parts.first {
            // The parts are alike and disjoint: what holds for one as a node holds for all; holdings are looked at for each.
            try AddPlanNode.requireSound(
                first, in: tree, transaction.database, allowsDocumentation: allowsDocumentation)
        }
        return try parts.map { part in
            let surroundings = tree.surroundings(
                of: part, holdings: try Holdings.overlapping(part.prefix, in: transaction.database))
            try Refusal.throwUnlessEmpty(NodeRules.conflicts(placing: part, in: surroundings, allowDocumentation: true))
            return try PlanNodes.insert(part, in: transaction)
        }
    }
}
