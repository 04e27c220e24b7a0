// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// A reserve in which something stands is none: the node cannot grow where it is, and the plan says that it can.
    static let growthReserveOccupied = LintRule(
        .growthReserveOccupied,
        nodes: { context in
            let neighbours = SiblingPairs.overlapping(in: context.facts.tree)
                .filter { $0.conflict.rule == .reserveOccupied }
                .map { (node: $0.node, conflict: $0.conflict) }
            let impossible = context.brokenRules { $0 == .badGrowthReserve || $0 == .reserveOutsideParent }
            return (neighbours + impossible).map { node, conflict in
                Finding(
                    .growthReserveOccupied, .warning, FindingSubject(node), conflict.message, advice: conflict.advice)
            }
        })
}
