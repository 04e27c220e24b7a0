// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// Two pools, or two routes, for the same address: whoever is configured last gets the packets.
    static let overlappingNodes = LintRule(
        .overlappingNodes,
        nodes: { context in
            SiblingPairs.overlapping(in: context.facts.tree).compactMap { node, conflict in
                guard conflict.rule == .overlapsSibling else { return nil }
                return Finding(
                    .overlappingNodes, .error, FindingSubject(node), conflict.message,
                    advice: "move or remove one of the two; until then hand out nothing from either")
            }
        })
}
