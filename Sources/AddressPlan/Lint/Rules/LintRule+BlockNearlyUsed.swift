// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// Registries give another block when the host density ratio of what there is passes their threshold.
    static let blockNearlyUsed = LintRule(
        .blockNearlyUsed,
        nodes: { context in
            context.facts.tree.roots.compactMap { root in
                guard root.prefix.family == .v6, root.prefix.length < unitLength,
                    let total = root.prefix.subnetCount(length: unitLength),
                    let ratio = HDRatio(used: units(below: root, in: context), total: total),
                    ratio >= .registryThreshold
                else { return nil }
                return Finding(
                    .blockNearlyUsed, .note, FindingSubject(root),
                    "\(root) has a host density ratio of \(ratio), counted in /\(unitLength)",
                    advice: "ask the registry for more, or for the block next to it")
            }
        })

    /// Registries count sites in /56 (RFC 4692).
    private static let unitLength = 56

    private static func units(below root: PlanNode, in context: LintContext) -> UInt128 {
        context.facts.tree.pools(below: root.id).reduce(0) { sum, pool in
            guard let terms = pool.poolTerms, terms.kind.countsCustomers else { return sum }
            let unitsPerSlot = UInt128(1) << max(0, unitLength - terms.delegatedLength)
            let (used, tooMuch) = UInt128(context.use(of: pool).held).multipliedReportingOverflow(by: unitsPerSlot)
            let (total, overflow) = sum.addingReportingOverflow(tooMuch ? .max : used)
            return overflow ? .max : total
        }
    }
}
