// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// How the width below a panel is shared among its children.
struct PanelWeights {
    private var leaves: [PlanNodeID: Int] = [:]
    private var levels: [PlanNodeID: Int] = [:]

    /// A node so many bits larger is shown twice as wide: the difference is seen, and a small sibling keeps room for words.
    private static let bitsForTwice = 72.0

    init(_ tree: PlanTree) {
        // Children come after their parents, so they are known first when going backwards.
        for node in tree.nodes.reversed() {
            let children = tree.children(of: node.id)
            leaves[node.id] = max(1, children.reduce(0) { $0 + (leaves[$1.id] ?? 1) })
            levels[node.id] = 1 + (children.compactMap { levels[$0.id] }.max() ?? 0)
        }
    }

    /// The number of rows that a node and everything below it take.
    func levels(of id: PlanNodeID) -> Int { levels[id] ?? 1 }

    /// The shares of siblings: as much as its panels below need, and a little more for each bit that it is larger than the
    /// smallest sibling. In true proportion a /48 beside a /36 would be a hair.
    func shares(of siblings: [PlanNode]) -> [Double] {
        let longest = siblings.map(\.prefix.length).max() ?? 0
        return siblings.map { child in
            let bits = Double(min(longest - child.prefix.length, 24))
            return Double(leaves[child.id] ?? 1) * (1 + bits / Self.bitsForTwice)
        }
    }
}
