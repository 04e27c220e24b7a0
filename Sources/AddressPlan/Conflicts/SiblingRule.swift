// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// Two children of one parent share no address, and neither stands in the other's growth reserve. So a child that
/// fills its parent is its only child.
enum SiblingRule {
    static func conflict(between node: PlanNode, and sibling: PlanNode) -> PlanConflict? {
        if node.prefix.overlaps(sibling.prefix) {
            return PlanConflict(
                .overlapsSibling, node.prefix, "\(node) overlaps its sibling \(sibling)",
                advice: "choose a prefix that is free, or let the plan place it")
        }
        if sibling.footprint.overlaps(node.prefix) {
            return PlanConflict(
                .reserveOccupied, node.prefix,
                "\(node) stands in \(sibling.footprint), the growth reserve of \(sibling)",
                advice: "choose a prefix outside it, or give up \(sibling.name)'s reserve")
        }
        if node.footprint.overlaps(sibling.footprint) {
            return PlanConflict(
                .reserveOccupied, node.prefix,
                "\(node) with a growth reserve of \(node.growthReserve) bits needs \(node.footprint), where \(sibling) "
                    + "stands",
                advice: "make the reserve smaller, or choose a prefix with more room")
        }
        return nil
    }
}
