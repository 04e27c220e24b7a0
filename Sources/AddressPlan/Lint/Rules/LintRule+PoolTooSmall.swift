// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

extension LintRule {
    /// Every service of a NAS needs a slot. A NAS whose services fit only because each gets a single /64 is too small as
    /// well: there is no room to do it right.
    static let poolTooSmall = LintRule(
        .poolTooSmall,
        nodes: { context in
            let byNAS = Dictionary(grouping: context.pools.filter { $0.node.prefix.family == .v6 }) { pool in
                context.facts.tree.nas(of: pool.node.id)
            }
            // The first node of a NAS speaks for all of its pools.
            var seen: Set<NASID> = []
            return context.facts.tree.nodes.compactMap { node in
                guard node.prefix.family == .v6, let nas = node.nas, seen.insert(nas).inserted,
                    let services = context.facts.servicesPerNAS[nas], services > 0
                else { return nil }
                let pools = (byNAS[nas] ?? []).filter { $0.terms.kind.countsCustomers }
                return finding(node, pools, services: UInt128(services))
            }
        })

    private static func finding(
        _ nas: PlanNode, _ pools: [(node: PlanNode, terms: PoolTerms)], services: UInt128
    ) -> Finding? {
        let needed = GroupedDigits.text(services, "service")
        let home = DelegationSize.home.length
        let present = slots(pools) { $0.terms.delegatedLength }
        let usual = slots(pools) { min($0.terms.delegatedLength, home) }
        if pools.isEmpty {
            return Finding(
                .poolTooSmall, .error, FindingSubject(nas), "\(nas) has \(needed) but no pool for customers",
                advice:
                    "add an active pool with /\(home)s below it, \(size(for: services, delegatedLength: home)) or shorter"
            )
        }
        if present < services {
            let length = pools.map(\.terms.delegatedLength).min() ?? home
            return Finding(
                .poolTooSmall, .error, FindingSubject(nas),
                "\(nas) has \(needed), but its pools hold \(GroupedDigits.text(present, "customer")) only",
                advice: "give it a pool of \(size(for: services, delegatedLength: length)) or shorter")
        }
        if usual < services {
            return Finding(
                .poolTooSmall, .warning, FindingSubject(nas),
                "\(nas) has \(needed), which fit only because each gets less than a /\(home): at a /\(home) each its pools "
                    + "hold \(GroupedDigits.text(usual, "customer"))",
                advice: "give it a pool of \(size(for: services, delegatedLength: home)) or shorter")
        }
        return nil
    }

    private static func slots(
        _ pools: [(node: PlanNode, terms: PoolTerms)], length: ((node: PlanNode, terms: PoolTerms)) -> Int
    ) -> UInt128 {
        pools.reduce(0) { sum, pool in
            var terms = pool.terms
            terms.delegatedLength = length(pool)
            let slots = SlotMap(pool: pool.node.prefix, terms: terms)?.capacity ?? 0
            let (total, overflow) = sum.addingReportingOverflow(slots)
            return overflow ? .max : total
        }
    }

    /// The longest nibble-aligned prefix with twice as many slots as there are services now.
    private static func size(for services: UInt128, delegatedLength: Int) -> String {
        let bits = 128 - (services * 2 - 1).leadingZeroBitCount
        let length = max(0, delegatedLength - bits)
        let slots = UInt128(1) << (delegatedLength - (length - length % 4))
        return "a /\(length - length % 4) (\(GroupedDigits.text(slots, "customer")))"
    }
}
