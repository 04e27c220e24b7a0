// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// Use that is to be charged.
struct FairUseCharge {
    /// The rule's name, or one of the words below.
    let reason: String
    /// The first day of the period.
    let period: CivilDate
    let measure: UsageMeasure
    /// Octets, or seconds online, of one.
    let unit: Int64
    let quantity: Int64

    /// What a top-up is charged for that was bought without asking.
    private static let automaticTopUp = "automatic top-up"
    /// What use beyond a plan's allowance is charged for.
    private static let overUsage = "use beyond the allowance"

    /// Nil for an effect that costs nothing.
    init?(_ effect: FairUseLineEffect, under terms: FairUseTerms) {
        switch effect {
        case .rule(let effect):
            guard case .charge(let first, let last, let block) = effect.kind else { return nil }
            (reason, period, measure) = (effect.rule, effect.period, effect.limit.measure)
            (unit, quantity) = (block, last - first + 1)
        case .cap(.automaticTopUp(let octets, _), let start):
            (reason, period, measure) = (Self.automaticTopUp, start, terms.cap?.measure ?? .total)
            (unit, quantity) = (octets, 1)
        case .cap(.charge(let first, let last, let block), let start):
            (reason, period, measure) = (Self.overUsage, start, terms.cap?.measure ?? .total)
            (unit, quantity) = (block, last - first + 1)
        }
    }
}
