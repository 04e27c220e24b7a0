// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Gives a service exactly the prefix that staff chose, if every rule allows it.
struct PlaceByHand {
    let prefix: IPPrefix
    let kind: HoldingKind
    let service: ServiceRecord

    func perform(_ transaction: Transaction) throws -> Holding {
        let pools = PoolSession(transaction)
        let holding = try place(in: try PlanNodes.tree(in: transaction.database), pools)
        try pools.store()
        return holding
    }

    /// Places within a transaction that may place others too; the plan's tree is the same for all of them.
    func place(in tree: PlanTree, _ pools: PoolSession) throws -> Holding {
        let transaction = pools.transaction
        let database = transaction.database
        guard let node = tree.deepest(containing: prefix) else {
            throw Refusal(
                .planRule, "\(prefix) lies outside the address plan", advice: "add the block that it belongs to first")
        }
        let overlapping = try Holdings.overlapping(
            prefix, inBlock: tree.path(to: node.id).first?.prefix, in: database)
        if let same = overlapping.first(where: { $0.prefix == prefix && $0.service == service.id && $0.endedAt == nil })
        {
            return try keepAsStatic(same, transaction)
        }
        let holding = Holding(
            id: HoldingID(0), kind: kind, mode: .static, pool: node.poolTerms == nil ? nil : node.id, node: node.id,
            prefix: prefix, service: service.id, customer: service.customer, since: transaction.now)
        let surroundings = HoldingSurroundings(node: node, children: tree.children(of: node.id), holdings: overlapping)
        try Refusal.throwUnlessEmpty(HoldingRules.conflicts(placing: holding, in: surroundings, now: transaction.now))

        // What overlaps and is no conflict is free, or this customer's own kept prefix coming back.
        for former in overlapping { try pools.giveBack(former) }
        let slot = try node.poolTerms.flatMap { _ in try pools.dispenser(of: node).slot(of: prefix) }
        return try Holdings.insert(holding, slot: slot, in: transaction)
    }

    private func keepAsStatic(_ present: Holding, _ transaction: Transaction) throws -> Holding {
        guard present.mode != .static else { return present }
        var holding = present
        holding.mode = .static
        try Holdings.update(holding, in: transaction)
        return holding
    }
}
