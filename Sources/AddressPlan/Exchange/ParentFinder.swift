// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Finds the node that a row's node belongs below.
struct ParentFinder {
    private let byPrefix: [IPPrefix: [PlanNode]]
    private let ranks: [PlanNodeID: Int]

    /// - Parameter nodes: the plan's nodes first, then those of the rows in their order.
    init(_ nodes: [PlanNode]) {
        byPrefix = Dictionary(grouping: nodes) { $0.prefix }
        ranks = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The parent: among the nodes of the `named` prefix, or else among those with the longest prefix that can be one,
    /// the one of the deepest kind.
    func parent(of node: PlanNode, named: IPPrefix?) -> PlanNodeID? {
        if let named { return candidate(at: named, for: node) }
        for length in stride(from: node.prefix.length, through: 0, by: -1) {
            guard let around = node.prefix.supernet(length: length) else { continue }
            if let parent = candidate(at: around, for: node) { return parent }
        }
        return nil
    }

    private func candidate(at prefix: IPPrefix, for node: PlanNode) -> PlanNodeID? {
        (byPrefix[prefix] ?? []).filter { other in
            guard other.id != node.id, NestingRule.allows(node.role, below: other.role.kind) else { return false }
            // Of two sites with one prefix the first is the parent.
            return other.role.kind != node.role.kind || other.prefix != node.prefix || rank(other) < rank(node)
        }.max { ($0.role.kind, rank($0)) < ($1.role.kind, rank($1)) }?.id
    }

    private func rank(_ node: PlanNode) -> Int { ranks[node.id] ?? 0 }
}
