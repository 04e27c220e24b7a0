// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension CompiledFairUse {
    /// Counts what was used between two readings, in the periods in which it was used.
    ///
    /// The time between is cut wherever the local date changes or a window of the policy opens or closes; what falls into
    /// a piece is what has been used at its end less what had been at its start, both rounded down: nothing is lost. Deltas come in
    /// the order in which they are reported.
    /// - Parameter effects: notices and charges that follow are added, in order.
    public func count(_ delta: UsageDelta, into counters: inout UsageCounters, effects: inout [FairUseEffect]) {
        var here = place(delta.from.microseconds)
        let start = here.instant
        let end = min(max(delta.to.microseconds, start), FairUseCalendar.instants.upperBound)
        var counted = FairUseAmount.zero
        while let next = cut(after: here, before: end) {
            let reached = delta.amount.part(next.instant - start, of: end - start)
            count(reached.removing(counted), at: here, into: &counters, effects: &effects)
            counted = reached
            here = next
        }
        count(delta.amount.removing(counted), at: here, into: &counters, effects: &effects)
    }

    private func count(
        _ amount: FairUseAmount, at place: WeekPlace, into counters: inout UsageCounters,
        effects: inout [FairUseEffect]
    ) {
        guard amount != .zero else { return }
        let periods = calendar.periods(ofDay: place.day)
        let accounting = accounting(at: place, periods, counters)
        let counting = FairUseAmount(
            down: accounting.traffic ? amount.down : 0, up: accounting.traffic ? amount.up : 0,
            seconds: accounting.online ? amount.seconds : 0)
        let free = amount.removing(counting)
        if free != .zero { counters.countFree(free, in: periods) }
        guard counting != .zero else { return }
        guard !watches.isEmpty else { return counters.count(counting, in: periods) }
        let before = watches.map { counters.used($0.limit, in: periods) }
        counters.count(counting, in: periods)
        for (watch, before) in zip(watches, before) {
            watch.note(from: before, to: counters.used(watch.limit, in: periods), periods, &effects)
        }
    }

    /// What counts: the first rule in effect that says so decides, otherwise the policy's windows do.
    func accounting(at place: WeekPlace, _ periods: PeriodStarts, _ counters: UsageCounters) -> AccountingOverride {
        let segment = week.segments[place.segment]
        for rule in overrides where segment.rules.contains(rule.number) {
            if let accounting = rule.accounting, reachesLimits(of: rule, periods, counters) { return accounting }
        }
        return AccountingOverride(traffic: segment.countsTraffic, online: segment.countsOnline)
    }

    func reachesLimits(of rule: CompiledRule, _ periods: PeriodStarts, _ counters: UsageCounters) -> Bool {
        for index in rule.limits where counters.used(limits[index], in: periods) < limits[index].threshold {
            return false
        }
        return true
    }

    /// Forgets counters that no evaluation from `now` on looks at, and no delta that began less than `reach` ago adds to.
    ///
    /// The free counters of the last two billing months stay.
    public func forgetOldCounters(
        of counters: inout UsageCounters, now: Timestamp, reach: Duration = .seconds(32 * 86_400)
    ) {
        let day = place(now.advanced(by: .zero - reach).microseconds).day
        let periods = calendar.periods(ofDay: day)
        counters.forget(
            daysBefore: day - daysInSight + 1, weeksBefore: periods.week, monthsBefore: periods.month)
    }
}
