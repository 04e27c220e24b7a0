// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// A pool that fills up and cannot grow needs a second prefix, which is one more route for ever.
    static let growthReserveUsedUp = LintRule(
        .growthReserveUsedUp,
        nodes: { context in
            context.pools.compactMap { node, terms in
                guard terms.kind.countsCustomers, node.growthReserve == 0 else { return nil }
                let capacity = context.capacity(of: node)
                guard capacity.held > 0, capacity.takenPermille >= nearlyFullPermille else { return nil }
                return Finding(
                    .growthReserveUsedUp, .note, FindingSubject(node),
                    "\(node) is \(capacity.takenPermille / 10) % taken and has no growth reserve",
                    advice: "place the next pools with a reserve, and the sparse policy, so that they can grow in place"
                )
            }
        })
}
