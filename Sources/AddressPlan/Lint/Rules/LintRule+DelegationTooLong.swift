// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// 57 to 63 bits leave a customer some networks, but fewer than home routers and the standards count on. A single /64
    /// is ``singleNetworkDelegation``.
    static let delegationTooLong = LintRule(
        .delegationTooLong,
        nodes: { context in
            context.pools.filter { pool in
                pool.terms.kind.countsCustomers && pool.node.prefix.family == .v6
                    && (57...63).contains(pool.terms.delegatedLength)
            }.map { node, terms in
                finding(FindingSubject(node), "\(node) delegates /\(terms.delegatedLength)", terms.delegatedLength)
            }
        },
        holding: { position in
            let holding = position.holding
            // Holdings of the pool's own length are one finding about the pool.
            guard holding.kind == .delegation, holding.prefix.family == .v6, holding.prefix.length > 56,
                holding.prefix.length != 64, holding.prefix.length != position.pool?.poolTerms?.delegatedLength
            else { return nil }
            return finding(FindingSubject(holding), "the \(holding) is long", holding.prefix.length)
        })

    private static func finding(_ subject: FindingSubject, _ what: String, _ length: Int) -> Finding {
        let networks = length <= 64 ? GroupedDigits.text(1 << UInt128(64 - length), "network") : "less than one network"
        return Finding(
            .delegationTooLong, .warning, subject, "\(what): a customer gets \(networks) where 256 are usual",
            advice:
                "delegate /\(DelegationSize.home.length) to homes and /\(DelegationSize.business.length) to businesses")
    }
}
