// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What rules about nodes see.
struct LintContext: Sendable {
    let facts: PlanFacts

    /// What is taken of each pool; a pool that is not listed is empty.
    let use: [PlanNodeID: PoolUse]

    /// Every node with its terms that is a pool.
    var pools: [(node: PlanNode, terms: PoolTerms)] {
        facts.tree.nodes.compactMap { node in node.poolTerms.map { (node, $0) } }
    }

    func use(of pool: PlanNode) -> PoolUse { use[pool.id] ?? PoolUse() }

    func capacity(of pool: PlanNode) -> Capacity { Capacity(of: pool, use: use(of: pool)) }

    /// The rules of change that the nodes break as they stand, siblings left aside: what was entered before a rule
    /// existed, or past it.
    func brokenRules(_ isWanted: (PlanConflictRule) -> Bool) -> [(node: PlanNode, conflict: PlanConflict)] {
        facts.tree.nodes.flatMap { node in
            let surroundings = NodeSurroundings(parent: facts.tree.parent(of: node.id), siblings: [])
            return NodeRules.conflicts(placing: node, in: surroundings, allowDocumentation: true)
                .filter { isWanted($0.rule) }
                .map { (node, $0) }
        }
    }
}

extension FindingSubject {
    init(_ node: PlanNode) { self = .node(node.id, node.prefix) }

    init(_ holding: Holding) { self = .holding(holding.id, holding.prefix) }
}
