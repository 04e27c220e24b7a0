// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import ProviderValues

extension CompiledFairUse {
    /// What the line has at `now`, when `counters` hold everything reported until then.
    public func verdict(at now: Timestamp, _ counters: UsageCounters) -> FairUseVerdict {
        var sink = StepsDropped()
        return verdict(at: now, counters, &sink)
    }

    func verdict(
        at now: Timestamp, _ counters: UsageCounters, _ sink: inout some FairUseStepSink
    ) -> FairUseVerdict {
        let place = place(now.microseconds)
        let periods = calendar.periods(ofDay: place.day)
        let segment = week.segments[place.segment]
        var state = EvaluationState(policy.rates)
        applyTimeRules(in: segment, to: &state, &sink)
        applyUsageRules(in: segment, periods, counters, to: &state, &sink)
        return FairUseVerdict(
            isBlocked: state.isBlocked, rates: state.isBlocked ? Rates(down: 0, up: 0) : state.rates,
            rules: state.rules, next: nextChange(place, periods, inEffect: state.rules))
    }

    /// Group after group; in each the first rule whose windows hold wins.
    private func applyTimeRules(
        in segment: WeekSegment, to state: inout EvaluationState, _ sink: inout some FairUseStepSink
    ) {
        var wonGroup: Int?
        for rule in timeRules {
            guard segment.rules.contains(rule.number) else {
                sink.note(rule, .outsideWindows)
                continue
            }
            guard rule.group != wonGroup else {
                sink.note(rule, .beaten)
                continue
            }
            wonGroup = rule.group
            state.rules.insert(rule.number)
            switch rule.action {
            case .share(let percent): state.rates = state.rates.share(percent: percent)
            case .rates(let rates): state.rates = rates
            case .block: state.isBlocked = true
            }
            sink.note(rule, rule.action.isBlock ? .blocks : .gives(state.rates))
        }
    }

    /// Every rule whose windows and limits hold caps what the time rules gave; the lowest cap wins, in each direction.
    private func applyUsageRules(
        in segment: WeekSegment, _ periods: PeriodStarts, _ counters: UsageCounters,
        to state: inout EvaluationState, _ sink: inout some FairUseStepSink
    ) {
        let waits = policy.suspendsCapsInFreeWindows && !segment.countsTraffic
        let timeAdjusted = state.rates
        for rule in usageRules {
            guard segment.rules.contains(rule.number) else {
                sink.note(rule, .outsideWindows)
                continue
            }
            guard reachesLimits(of: rule, periods, counters) else {
                sink.note(rule, missedLimit(of: rule, periods, counters))
                continue
            }
            guard let cap = cap(of: rule, timeAdjusted: timeAdjusted) else {
                state.rules.insert(rule.number)
                state.isBlocked = true
                sink.note(rule, .blocks)
                continue
            }
            guard !waits else {
                sink.note(rule, .waits(cap))
                continue
            }
            state.rules.insert(rule.number)
            state.rates = state.rates.lower(cap)
            sink.note(rule, .caps(cap))
        }
    }

    /// What a usage rule leaves; nil when it blocks.
    private func cap(of rule: CompiledRule, timeAdjusted: Rates) -> Rates? {
        switch rule.action {
        case .block: nil
        case .rates(let rates): rates
        case .share(let percent):
            switch rule.percentBase {
            case .plan: policy.rates.share(percent: percent)
            case .timeAdjusted: timeAdjusted.share(percent: percent)
            }
        }
    }

    private func missedLimit(
        of rule: CompiledRule, _ periods: PeriodStarts, _ counters: UsageCounters
    ) -> FairUseStep.Finding {
        for limit in limits[rule.limits] {
            let used = counters.used(limit, in: periods)
            if used < limit.threshold { return .belowLimit(limit, used: used) }
        }
        return .outsideWindows
    }
}

/// What is known while rules are gone through.
private struct EvaluationState {
    var rates: Rates
    var isBlocked = false
    var rules = RuleSet()

    init(_ rates: Rates) {
        self.rates = rates
    }
}

extension CompiledAction {
    fileprivate var isBlock: Bool {
        switch self {
        case .block: true
        case .share, .rates: false
        }
    }
}
