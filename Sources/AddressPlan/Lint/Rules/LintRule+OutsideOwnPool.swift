// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// A holding that comes from a pool is a slot of that pool, and nothing else lies in a pool: the pool does not know of it
    /// and would hand the same addresses out again.
    static let outsideOwnPool = LintRule(
        .outsideOwnPool,
        holding: { position in
            let holding = position.holding
            guard let id = holding.pool else {
                guard let pool = position.node, pool.poolTerms != nil else { return nil }
                return finding(holding, "lies in \(pool), but is not from that pool")
            }
            guard let pool = position.pool, pool.poolTerms != nil else {
                return finding(holding, "is said to come from pool \(id), which does not exist")
            }
            // Impossible terms are one finding about the pool.
            guard let slots = position.slots else { return nil }
            guard let slot = slots.slot(of: holding.prefix) else {
                return finding(holding, "is no slot of \(pool), which hands out /\(slots.delegatedLength)")
            }
            return slots.mayHandOut(slot: slot) ? nil : finding(holding, "takes a reserved slot of \(pool)")
        })

    private static func finding(_ holding: Holding, _ fault: String) -> Finding {
        Finding(
            .outsideOwnPool, .error, FindingSubject(holding), "the \(holding) \(fault)",
            advice: "free it and give the service a slot of a pool")
    }
}
