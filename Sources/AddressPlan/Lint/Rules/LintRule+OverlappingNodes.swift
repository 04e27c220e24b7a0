// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// Two pools, or two routes, for the same address: whoever is configured last gets the packets.
    static let overlappingNodes = LintRule(
        .overlappingNodes,
        nodes: { context in
            SiblingPairs.overlapping(in: context.facts.tree).compactMap { pair in
                guard pair.conflict.rule == .overlapsSibling else { return nil }
                return Finding(
                    .overlappingNodes, .error, FindingSubject(pair.node), pair.conflict.message,
                    advice: "move or remove one of the two; until then hand out nothing from either")
            }
        })
}
