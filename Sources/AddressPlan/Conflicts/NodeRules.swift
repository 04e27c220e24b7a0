// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// The rules for placing a node, and for changing one that is there.
public enum NodeRules {
    /// Every rule that `node` would break between its `surroundings`; empty when it may be placed.
    ///
    /// - Parameter allowDocumentation: accept the documentation prefixes, for trying things out.
    public static func conflicts(
        placing node: PlanNode, in surroundings: NodeSurroundings, allowDocumentation: Bool = false
    ) -> [PlanConflict] {
        var conflicts = shape(of: node)
        conflicts += nesting(of: node, below: surroundings.parent)
        conflicts += containment(of: node, in: surroundings)
        conflicts += surroundings.siblings.compactMap { SiblingRule.conflict(between: node, and: $0) }
        conflicts += surroundings.holdings.compactMap { overlap(of: node, with: $0) }
        if surroundings.parent == nil {
            conflicts += SpecialPurposeRule.conflicts(in: node.prefix, allowDocumentation: allowDocumentation)
        }
        if let terms = node.poolTerms {
            conflicts += PoolRules.conflicts(in: terms, of: node.prefix)
        }
        return conflicts
    }

    private static func shape(of node: PlanNode) -> [PlanConflict] {
        var conflicts: [PlanConflict] = []
        if node.name.allSatisfy(\.isWhitespace) {
            conflicts.append(
                PlanConflict(
                    .noName, node.prefix, "the \(node.role.kind.word) \(node.prefix) has no name", advice: "name it"))
        }
        if node.nas != nil, node.role.kind != .nas {
            conflicts.append(
                PlanConflict(
                    .routerOnOtherNode, node.prefix, "\(node) names a router, but only a NAS node stands for one",
                    advice: "put it below a NAS node, from which it inherits the router"))
        }
        if node.growthReserve < 0 || node.growthReserve > node.prefix.length {
            conflicts.append(
                PlanConflict(
                    .badGrowthReserve, node.prefix,
                    "\(node) is to have a growth reserve of \(node.growthReserve) bits, but its length allows "
                        + "0 to \(node.prefix.length)",
                    advice: "give the number of bits by which it may grow"))
        }
        return conflicts
    }

    private static func nesting(of node: PlanNode, below parent: PlanNode?) -> [PlanConflict] {
        guard !NestingRule.allows(node.role, below: parent?.role.kind) else { return [] }
        let place = parent.map { "below \($0)" } ?? "at the top"
        let what = node.poolTerms.map { "\($0.kind.rawValue) pool" } ?? node.role.kind.word
        return [
            PlanConflict(
                .wrongNesting, node.prefix, "the \(what) “\(node.name)” \(node.prefix) cannot stand \(place)",
                advice: NestingRule.advice(for: node.role))
        ]
    }

    private static func containment(of node: PlanNode, in surroundings: NodeSurroundings) -> [PlanConflict] {
        var conflicts: [PlanConflict] = []
        if let parent = surroundings.parent {
            if !parent.prefix.contains(node.prefix) {
                conflicts.append(
                    PlanConflict(
                        .outsideParent, node.prefix, "\(node) is not inside \(parent)",
                        advice: "choose a prefix inside \(parent.prefix), or another parent"))
            } else if !parent.prefix.contains(node.footprint) {
                conflicts.append(
                    PlanConflict(
                        .reserveOutsideParent, node.prefix,
                        "\(node) with a growth reserve of \(node.growthReserve) bits needs \(node.footprint), which is "
                            + "not inside \(parent)",
                        advice: "make the reserve smaller, or place it in a larger node"))
            }
        }
        for child in surroundings.children where !node.prefix.contains(child.prefix) {
            conflicts.append(
                PlanConflict(
                    .childOutside, node.prefix, "\(child) would no longer be inside its parent \(node)",
                    advice: "move or remove the child first"))
        }
        return conflicts
    }

    /// Holdings may stand in a block, a site or a NAS, where they are then found below the new node; a pool's slots,
    /// and its reserve, must be its own.
    private static func overlap(of node: PlanNode, with holding: Holding) -> PlanConflict? {
        let isPool = node.poolTerms != nil
        let collides = isPool ? holding.prefix.overlaps(node.footprint) : holding.prefix.contains(node.prefix)
        guard collides, holding.prefix != node.prefix || isPool else { return nil }
        return PlanConflict(
            .overlapsHolding, node.prefix, "\(node) overlaps the \(holding)",
            advice: "choose another prefix, or free the \(holding.kind.rawValue) first")
    }
}
