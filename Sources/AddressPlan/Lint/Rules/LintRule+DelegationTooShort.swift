// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// More than a /48 for one site has to be justified to the registry.
    static let delegationTooShort = LintRule(
        .delegationTooShort,
        nodes: { context in
            context.pools.compactMap { node, terms in
                guard terms.kind.countsCustomers, node.prefix.family == .v6, terms.delegatedLength < shortest else {
                    return nil
                }
                return finding(FindingSubject(node), "\(node) delegates /\(terms.delegatedLength)")
            }
        },
        holding: { position in
            let holding = position.holding
            guard holding.kind == .delegation, holding.prefix.family == .v6, holding.prefix.length < shortest,
                holding.prefix.length != position.pool?.poolTerms?.delegatedLength
            else { return nil }
            return finding(FindingSubject(holding), "the \(holding) is short")
        })

    private static let shortest = DelegationSize.business.length

    private static func finding(_ subject: FindingSubject, _ what: String) -> Finding {
        Finding(
            .delegationTooShort, .note, subject, "\(what): more than a /\(shortest) for one site",
            advice: "keep the reasons on record for the registry, or delegate a /\(shortest)")
    }
}
