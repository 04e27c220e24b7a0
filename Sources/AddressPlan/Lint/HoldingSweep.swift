// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Walks through the holdings in address order and finds out where each stands, in one pass.
struct HoldingSweep {
    private let facts: PlanFacts
    private var last: IPPrefix?
    /// The holdings around the present one: each contains the next.
    private var open: [Holding] = []
    private var node: PlanNode?
    private var pool: PlanNode?
    private var slots: SlotMap?

    init(_ facts: PlanFacts) { self.facts = facts }

    /// Where the holding stands; nil when nobody has a claim on it any more.
    mutating func position(of holding: Holding) throws(HoldingOrderError) -> HoldingPosition? {
        if let last, holding.prefix < last { throw HoldingOrderError(holding: holding) }
        last = holding.prefix
        guard holding.isTaken(at: facts.now) else { return nil }

        while let around = open.last, !around.prefix.contains(holding.prefix) { open.removeLast() }
        let around = open.last
        open.append(holding)
        // Neighbours mostly lie in the same pool, below which there is no other node.
        if node?.poolTerms == nil || node?.prefix.contains(holding.prefix) != true {
            node = facts.tree.deepest(containing: holding.prefix)
        }
        if pool?.id != holding.pool {
            pool = holding.pool.flatMap { facts.tree.node($0) }
            slots = pool.flatMap { pool in pool.poolTerms.flatMap { SlotMap(pool: pool.prefix, terms: $0) } }
        }
        return HoldingPosition(holding: holding, node: node, pool: pool, slots: slots, around: around)
    }
}
