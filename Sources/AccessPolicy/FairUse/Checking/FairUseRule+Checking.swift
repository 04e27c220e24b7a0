// SPDX-License-Identifier: Apache-2.0

import NetworkValues

extension FairUseRule {
    /// What can be said about a rule alone.
    func check() throws(FairUseFault) {
        for limit in limits { try check(limit) }
        for window in windows { try FairUsePolicy.check(window, .rule(name)) }
        guard !weekSpans.isEmpty else { throw .contradictingWindows(rule: name) }
        try checkAction()
        try checkNotices()
        guard let charge else { return }
        guard limits.count == 1 else { throw .noLimitToWatch(rule: name) }
        guard charge.block > 0 else { throw .blockNotPositive(rule: name, charge.block) }
    }

    private func check(_ limit: UsageLimit) throws(FairUseFault) {
        guard limit.threshold > 0 else { throw .limitNotPositive(rule: name, limit.threshold) }
        switch limit.period {
        case .day, .week, .month: return
        case .rolling(let days):
            guard (2...UsageLimitPeriod.longestRolling).contains(days) else {
                throw .rollingDaysOutOfRange(rule: name, days: days)
            }
        }
    }

    private func checkAction() throws(FairUseFault) {
        switch action {
        case .block: return
        case .rates(let rates): guard rates.down > 0, rates.up > 0 else { throw .givesNoRate(rule: name) }
        case .percent(let percent):
            guard percent > -100 else { throw .percentLeavesNothing(rule: name, percent: percent) }
            guard percent <= FairUseAction.mostPercent else { throw .overflow(rule: name) }
            if isUsageRule, percent > 0 { throw .usageRuleGivesMore(rule: name, percent: percent) }
            let isIdle = percent == 0 && (!isUsageRule || percentBase == .timeAdjusted)
            if isIdle, !hasOtherPurpose { throw .changesNothing(rule: name) }
        }
    }

    private func checkNotices() throws(FairUseFault) {
        guard Set(notices).count == notices.count, notices.allSatisfy((1...100).contains) else {
            throw .malformedNotices(rule: name, notices)
        }
        guard notices.isEmpty || isUsageRule else { throw .noLimitToWatch(rule: name) }
    }

    /// Whether the rule does something even when it changes no rate.
    var hasOtherPurpose: Bool { accounting != nil || !notices.isEmpty || charge != nil }
}

extension FairUseAction {
    /// A thousand times the rate; more is a slip of the pen.
    static let mostPercent = 100_000
}
