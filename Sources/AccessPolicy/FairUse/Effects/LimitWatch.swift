// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// A limit whose approach or passing has effects.
struct LimitWatch: Sendable {
    let rule: String
    let limit: UsageLimit
    /// Ascending: what has to be used for each notice, and its percentage.
    let notices: [(percent: Int, amount: Int64)]
    let charge: OverUsageCharge?

    static func all(of policy: FairUsePolicy) -> [LimitWatch] {
        policy.rules.filter { !$0.notices.isEmpty || $0.charge != nil }.flatMap { rule in
            rule.limits.map { limit in
                LimitWatch(
                    rule: rule.name, limit: limit,
                    notices: rule.notices.sorted().map { ($0, limit.amount(atPercent: $0)) }, charge: rule.charge)
            }
        }
    }

    /// Adds what follows from usage that grew from `before` to `after`.
    func note(from before: Int64, to after: Int64, _ periods: PeriodStarts, _ effects: inout [FairUseEffect]) {
        for notice in notices where before < notice.amount && after >= notice.amount {
            effects.append(effect(.notice(percent: notice.percent), periods))
        }
        guard let charge else { return }
        let (charged, begun) = (
            charge.startedBlocks(used: before, limit: limit.threshold),
            charge.startedBlocks(used: after, limit: limit.threshold)
        )
        guard begun > charged else { return }
        effects.append(effect(.charge(first: charged + 1, last: begun, block: charge.block), periods))
    }

    private func effect(_ kind: FairUseEffect.Kind, _ periods: PeriodStarts) -> FairUseEffect {
        let start =
            switch limit.period {
            case .day, .rolling: periods.day
            case .week: periods.week
            case .month: periods.month
            }
        return FairUseEffect(rule: rule, limit: limit, period: CivilDate(daysSinceEpoch: start), kind: kind)
    }
}

extension UsageLimit {
    /// The least that is so many percent (1 … 100) of the limit.
    fileprivate func amount(atPercent percent: Int) -> Int64 {
        // At most a hundred times an Int64: far inside Int128; a hundredth of it is an Int64 again.
        let product = Int128(threshold) * Int128(percent)
        return Int64((product + 99) / 100)
    }
}
