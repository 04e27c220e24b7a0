// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension Capacity {
    /// The capacity that a node is shown with: a pool's own slots whatever they are for, elsewhere the customers below.
    public init(shownFor node: PlanNode, in tree: PlanTree, use: [PlanNodeID: PoolUse]) {
        if node.poolTerms != nil {
            self.init(of: node, use: use[node.id] ?? PoolUse())
        } else {
            self.init(below: node.id, in: tree, use: use)
        }
    }
}
