// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// The extra attributes of plans, encoded when a plan is first met and again when it has changed.
///
/// Belongs to one thread; holds at most ``limit`` plans.
struct PlanExtras {
    private var compiled: [PlanID: (plan: PlanTerms, blocks: ExtraBlocks)] = [:]

    /// Far more plans than a provider has with attributes of their own; bounds what years of new plans leave behind.
    private static let limit = 4096

    /// The block of a plan for a purpose; empty when it has none.
    mutating func block(of plan: PlanTerms?, for purpose: ReplyPurpose) -> AttributeBlock {
        guard let plan, !plan.extras.isEmpty else { return .empty }
        if let known = compiled[plan.id], known.plan === plan { return known.blocks[purpose] }
        if compiled.count >= Self.limit { compiled.removeAll() }
        let blocks = ExtraBlocks(plan.extras)
        compiled[plan.id] = (plan, blocks)
        return blocks[purpose]
    }
}
