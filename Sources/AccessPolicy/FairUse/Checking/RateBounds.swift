// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// The least and the most that the time rules of a policy can make of its rates.
///
/// Taken group by group as if any rule of a group could win together with any of another: a policy that stays inside its bounds
/// never gives 0 and never overflows.
struct RateBounds {
    private(set) var least: Rates
    private(set) var most: Rates

    init(of policy: FairUsePolicy) throws(FairUseFault) {
        least = policy.rates
        most = policy.rates
        let timeRules = policy.rules.filter { !$0.isUsageRule }
        for group in Set(timeRules.map(\.group)).sorted() {
            let (leastBefore, mostBefore) = (least, most)
            for rule in timeRules where rule.group == group {
                guard let low = try rule.action.result(leastBefore, rule),
                    let high = try rule.action.result(mostBefore, rule)
                else { continue }
                least = least.lower(low)
                most = Rates(down: max(most.down, high.down), up: max(most.up, high.up))
            }
        }
    }

    /// Refuses a usage rule whose cap is nothing, or never below what a line has anyway.
    func check(_ rule: FairUseRule, planRates: Rates) throws(FairUseFault) {
        let base =
            switch rule.percentBase {
            case .plan: planRates
            case .timeAdjusted: least
            }
        guard let cap = try rule.action.result(base, rule) else { return }
        let isIdle =
            switch rule.action {
            case .rates: cap.lower(most) == most
            case .percent, .block: false
            }
        if isIdle, !rule.hasOtherPurpose { throw .changesNothing(rule: rule.name) }
    }
}

extension FairUseAction {
    /// What becomes of these rates; nil when nothing gets through.
    fileprivate func result(_ rates: Rates, _ rule: FairUseRule) throws(FairUseFault) -> Rates? {
        switch self {
        case .block: return nil
        case .rates(let fixed): return fixed
        case .percent(let percent):
            // Rules are checked one by one before: the percentage is above −100 and no more than `mostPercent`.
            guard let share = UInt32(exactly: percent + 100), let scaled = rates.scaled(percent: share) else {
                throw .overflow(rule: rule.name)
            }
            guard scaled.down > 0, scaled.up > 0 else { throw .givesNoRate(rule: rule.name) }
            return scaled
        }
    }
}

extension Rates {
    /// The lower of both in each direction.
    func lower(_ other: Rates) -> Rates {
        Rates(down: min(down, other.down), up: min(up, other.up))
    }
}
