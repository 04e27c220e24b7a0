// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Finds the deepest node around a prefix without looking at every node.
///
/// Prefixes either nest or are disjoint. So the deepest node around a prefix is the last one that starts at or before
/// it, or one of those that enclose that one.
struct NodeLocator: Sendable {
    /// Positions in the tree, ordered by first address, larger before smaller, parents before children.
    private let order: [Int]

    /// For each place in `order`, the place of the smallest earlier node around it.
    private let enclosing: [Int?]

    init(_ nodes: [PlanNode]) {
        let order = nodes.indices.sorted { (nodes[$0].prefix, $0) < (nodes[$1].prefix, $1) }
        var enclosing: [Int?] = []
        var open: [Int] = []
        for place in order.indices {
            let prefix = nodes[order[place]].prefix
            while let around = open.last, !nodes[order[around]].prefix.contains(prefix) { open.removeLast() }
            enclosing.append(open.last)
            open.append(place)
        }
        self.order = order
        self.enclosing = enclosing
    }

    /// The position in `nodes`, which must be those of the initialiser.
    func position(containing prefix: IPPrefix, in nodes: [PlanNode]) -> Int? {
        var low = 0
        var high = order.count
        while low < high {
            let middle = low + (high - low) / 2
            if prefix < nodes[order[middle]].prefix {
                high = middle
            } else {
                low = middle + 1
            }
        }
        var place = low > 0 ? low - 1 : nil
        while let current = place {
            if nodes[order[current]].prefix.contains(prefix) { return order[current] }
            place = enclosing[current]
        }
        return nil
    }
}
