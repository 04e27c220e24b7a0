// SPDX-License-Identifier: Apache-2.0

public import AddressPlan

extension AddressPlanSnapshot {
    /// The plan as rows for a file, each after its parent; importing them into an empty plan gives the same plan.
    public var rows: [PlanRow] {
        tree.nodes.enumerated().map { index, node in
            PlanRow(
                line: index + 2, node: node, parent: tree.parent(of: node.id)?.prefix,
                nas: node.nas.flatMap { routers[$0] })
        }
    }
}
