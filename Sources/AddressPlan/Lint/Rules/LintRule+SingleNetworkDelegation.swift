// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// With a single /64 a customer has one network: no guest network, no router behind the router, no prefix of its own
    /// for 464XLAT.
    static let singleNetworkDelegation = LintRule(
        .singleNetworkDelegation,
        nodes: { context in
            context.pools.filter { pool in
                pool.terms.kind.countsCustomers && pool.node.prefix.family == .v6 && pool.terms.delegatedLength == 64
            }.map { node, _ in
                let held = context.use(of: node).held
                return finding(
                    FindingSubject(node),
                    "\(node) delegates a single /64 each to \(GroupedDigits.text(UInt128(held), "customer"))")
            }
        },
        holding: { position in
            let holding = position.holding
            guard holding.kind == .delegation, holding.prefix.family == .v6, holding.prefix.length == 64,
                position.pool?.poolTerms?.delegatedLength != 64
            else { return nil }
            return finding(FindingSubject(holding), "the \(holding) is a single network")
        })

    private static func finding(_ subject: FindingSubject, _ what: String) -> Finding {
        Finding(
            .singleNetworkDelegation, .warning, subject,
            "\(what): it cannot be divided, so no second network and no router behind the router works",
            advice: "delegate /\(DelegationSize.home.length) from another pool and move customers to it")
    }
}
