// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// A prefix reaches its customer only through a NAS. One that lies in a block or a site but in no NAS and no pool is
    /// not part of the plan: nothing routes it, and the plan may give the same addresses to somebody else.
    static let outsidePlan = LintRule(
        .outsidePlan,
        holding: { position in
            let holding = position.holding
            let place: String
            switch position.node?.role.kind {
            case .nas, .pool: return nil
            case .block, .site: place = position.node.map { "lies in \($0), but in no NAS and no pool of it" } ?? ""
            case nil: place = "lies in no block of the plan"
            }
            return Finding(
                .outsidePlan, .error, FindingSubject(holding), "the \(holding) \(place)",
                advice: "add the pool that it belongs to, or give the service another one from a pool")
        })
}
