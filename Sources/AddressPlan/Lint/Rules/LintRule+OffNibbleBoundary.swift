// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// A length that is a multiple of four ends on a digit: people can read it, and it is one zone of ip6.arpa.
    static let offNibbleBoundary = LintRule(
        .offNibbleBoundary,
        nodes: { context in
            context.facts.tree.nodes.filter { $0.prefix.family == .v6 }.flatMap { node in
                [finding(node, "has a length", node.prefix.length)]
                    + [node.poolTerms].compactMap { $0 }.map { terms in
                        // Links of two addresses are /127 by their own standard (RFC 6164) and need no zone.
                        terms.delegatedLength == 127 ? nil : finding(node, "hands out slots", terms.delegatedLength)
                    }
            }.compactMap { $0 }
        })

    private static func finding(_ node: PlanNode, _ what: String, _ length: Int) -> Finding? {
        let overhang = length % 4
        guard overhang != 0 else { return nil }
        let zones = 1 << (4 - overhang)
        return Finding(
            .offNibbleBoundary, .note, FindingSubject(node),
            "\(node) \(what) of /\(length), which does not end on a digit: its reverse zone takes \(zones) delegations",
            advice: "use /\(length - overhang) or /\(length - overhang + 4)")
    }
}
