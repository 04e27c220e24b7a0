// SPDX-License-Identifier: Apache-2.0

import AddressPlan
public import ProviderValues
public import Storage

/// Takes a node out of the plan that nothing stands in any more.
public struct RemovePlanNode: Verb {
    public var node: PlanNodeID

    public init(_ node: PlanNodeID) {
        self.node = node
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws {
        let tree = try PlanNodes.tree(in: transaction.database)
        guard let old = tree.node(node) else {
            throw Refusal(.notFound, "there is no node \(node) in the address plan", advice: "name one that exists")
        }
        if let child = tree.children(of: node).first {
            throw Refusal(.planRule, "\(old) contains \(child)", advice: "remove what it contains first")
        }
        if let holding = try Holdings.inside(old.prefix, limit: 1, in: transaction.database).first {
            throw Refusal(
                .planRule, "\(old) contains the \(holding)", advice: "free it first, or wait until it is free")
        }
        try PlanNodes.delete(node, in: transaction)
    }
}
