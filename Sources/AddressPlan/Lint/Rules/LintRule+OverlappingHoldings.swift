// SPDX-License-Identifier: Apache-2.0

extension LintRule {
    /// Two services with the same addresses: one of them receives the other's packets.
    static let overlappingHoldings = LintRule(
        .overlappingHoldings,
        holding: { position in
            guard let around = position.around else { return nil }
            let holding = position.holding
            return Finding(
                .overlappingHoldings, .error, FindingSubject(holding), "the \(holding) overlaps the \(around)",
                advice: "give one of the two services another prefix")
        })
}
