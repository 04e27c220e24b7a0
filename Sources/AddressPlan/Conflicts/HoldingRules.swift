// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues

/// The rules for giving a service a prefix, from a pool or by hand.
public enum HoldingRules {
    /// Every rule that `holding` would break between its `surroundings` at the time `now`; empty when it may be placed.
    public static func conflicts(
        placing holding: Holding, in surroundings: HoldingSurroundings, now: Timestamp
    ) -> [PlanConflict] {
        var conflicts = place(of: holding, in: surroundings)
        conflicts += surroundings.holdings.compactMap { overlap(of: holding, with: $0, now: now) }
        if let excluded = holding.excluded,
            excluded.length <= holding.prefix.length || !holding.prefix.contains(excluded)
        {
            conflicts.append(
                PlanConflict(
                    .excludedNotInside, holding.prefix,
                    "\(excluded) is to be excluded from \(holding.prefix), but is not a smaller part of it (RFC 6603 §4.2)",
                    advice: "exclude a longer prefix inside \(holding.prefix), or nothing"))
        }
        return conflicts
    }

    private static func place(of holding: Holding, in surroundings: HoldingSurroundings) -> [PlanConflict] {
        let node = surroundings.node
        guard node.prefix.contains(holding.prefix) else {
            return [
                PlanConflict(
                    .outsidePool, holding.prefix, "\(holding.prefix) is not inside \(node)",
                    advice: "choose a prefix inside \(node.prefix), or another pool")
            ]
        }
        if let terms = node.poolTerms { return slot(of: holding.prefix, in: node, terms) }
        return surroundings.children.filter { $0.prefix.overlaps(holding.prefix) }.map { child in
            PlanConflict(
                .overlapsNode, holding.prefix, "\(holding.prefix) overlaps \(child)",
                advice: child.poolTerms == nil
                    ? "place it inside that node, or outside all nodes below \(node.name)"
                    : "take a slot of that pool, or place it outside all pools")
        }
    }

    private static func slot(of prefix: IPPrefix, in pool: PlanNode, _ terms: PoolTerms) -> [PlanConflict] {
        guard prefix.length == terms.delegatedLength else {
            return [
                PlanConflict(
                    .lengthNotOfPool, prefix,
                    "\(prefix) is a /\(prefix.length), but \(pool) hands out /\(terms.delegatedLength) only",
                    advice: "choose a /\(terms.delegatedLength), or a pool with slots of /\(prefix.length)")
            ]
        }
        guard let map = SlotMap(pool: pool.prefix, terms: terms), let slot = map.slot(of: prefix),
            map.mayHandOut(slot: slot)
        else {
            return [
                PlanConflict(
                    .reservedSlot, prefix, "\(prefix) is reserved in \(pool) and never handed out",
                    advice: "choose another slot, or reserve fewer slots")
            ]
        }
        return []
    }

    private static func overlap(of holding: Holding, with other: Holding, now: Timestamp) -> PlanConflict? {
        guard other.id != holding.id, other.prefix.overlaps(holding.prefix) else { return nil }
        switch StickyRule.claim(on: other, by: holding.service, of: holding.customer, now: now) {
        case .free: return nil
        case .keptForSameService, .keptForSameCustomer:
            // Their own kept prefix comes back as it was; a different one around it would overlap the old one.
            return other.prefix == holding.prefix ? nil : taken(holding, by: other)
        case .keptForAnother(let until):
            return PlanConflict(
                .keptForAnother, holding.prefix,
                "\(holding.prefix) overlaps \(other.prefix), which is kept for service \(other.service) until \(until)",
                advice: "choose another prefix, or free it first")
        case .inUse: return taken(holding, by: other)
        }
    }

    private static func taken(_ holding: Holding, by other: Holding) -> PlanConflict {
        PlanConflict(
            .overlapsHolding, holding.prefix, "\(holding.prefix) overlaps the \(other)",
            advice: "choose another prefix, or free the \(other.kind.rawValue) first")
    }
}
