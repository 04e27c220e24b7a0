// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// Home routers and their makers count on a /64 on the WAN side; narrower links are for routers that we configure.
    static let narrowLink = LintRule(
        .narrowLink,
        nodes: { context in
            context.pools.compactMap { node, terms in
                guard terms.kind == .link, node.prefix.family == .v6, terms.delegatedLength > 64 else { return nil }
                return Finding(
                    .narrowLink, .note, FindingSubject(node),
                    "\(node) gives customer links a /\(terms.delegatedLength), on which some routers configure no address",
                    advice: "number customer links with a /64 each, or leave them unnumbered")
            }
        })
}
