// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// A node that is in the way of an earlier sibling.
struct SiblingPair {
    let node: PlanNode
    let sibling: PlanNode
    /// What is wrong about `node`.
    let conflict: PlanConflict
}

/// The pairs of nodes below one parent that are in each other's way.
enum SiblingPairs {
    /// Each node whose prefix or growth reserve overlaps that of a sibling, with one such conflict. One pass over the
    /// siblings in address order: footprints nest or are disjoint.
    static func overlapping(in tree: PlanTree) -> [SiblingPair] {
        let groups = [tree.roots] + tree.nodes.map { tree.children(of: $0.id) }
        return groups.filter { $0.count > 1 }.flatMap { overlapping(among: $0) }
    }

    private static func overlapping(among siblings: [PlanNode]) -> [SiblingPair] {
        var pairs: [SiblingPair] = []
        var open: [PlanNode] = []
        for node in siblings.sorted(by: { ($0.footprint, $0.prefix) < ($1.footprint, $1.prefix) }) {
            while let around = open.last, !around.footprint.contains(node.footprint) { open.removeLast() }
            if let around = open.last, let conflict = SiblingRule.conflict(between: node, and: around) {
                pairs.append(SiblingPair(node: node, sibling: around, conflict: conflict))
            }
            open.append(node)
        }
        return pairs
    }
}
