// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension LintRule {
    /// A holding that says it came from a pool is a slot of that pool.
    static let outsideOwnPool = LintRule(
        .outsideOwnPool,
        holding: { position in
            let holding = position.holding
            guard let id = holding.pool else { return nil }
            let fault: String
            if let pool = position.pool, pool.poolTerms != nil {
                // Impossible terms are one finding about the pool.
                guard let slots = position.slots else { return nil }
                guard let slot = slots.slot(of: holding.prefix) else {
                    return finding(holding, "is no slot of \(pool), which hands out /\(slots.delegatedLength)")
                }
                guard !slots.mayHandOut(slot: slot) else { return nil }
                fault = "takes a reserved slot of \(pool)"
            } else {
                fault = "is said to come from pool \(id), which does not exist"
            }
            return finding(holding, fault)
        })

    private static func finding(_ holding: Holding, _ fault: String) -> Finding {
        Finding(
            .outsideOwnPool, .error, FindingSubject(holding), "the \(holding) \(fault)",
            advice: "free it and give the service a slot of a pool")
    }
}
