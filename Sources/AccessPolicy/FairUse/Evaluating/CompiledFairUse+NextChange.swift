// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension CompiledFairUse {
    /// The first instant at which the clock alone may change the verdict: a window opens or closes, or a period ends in
    /// which a limit of a rule in effect is reached. Without new usage no other limit is reached later.
    ///
    /// - Parameter inEffect: the rules that are named by the verdict.
    func nextChange(_ place: WeekPlace, _ periods: PeriodStarts, inEffect: RuleSet) -> Timestamp? {
        var next = Int64.max
        if let change = week.segments[place.segment].nextChange {
            // Where clocks are moved before that, the table is good until then only.
            next = min(place.instant + change - place.position, calendar.end(ofPeriod: place.period))
        }
        guard !usageRules.isEmpty else { return next == .max ? nil : Timestamp(microseconds: next) }
        for rule in usageRules where inEffect.contains(rule.number) {
            for index in rule.limits { next = min(next, end(of: limits[index].period, place, periods)) }
        }
        next = min(next, returnToYesterday(place))
        return next == .max ? nil : Timestamp(microseconds: next)
    }

    private func end(of period: UsageLimitPeriod, _ place: WeekPlace, _ periods: PeriodStarts) -> Int64 {
        let day =
            switch period {
            case .day, .rolling: periods.day + 1
            case .week: periods.week + 7
            case .month: calendar.monthAfter(periods.month)
            }
        return calendar.start(ofDay: day, after: place.instant, period: place.period)
    }

    /// When clocks are put back to the date before, whose counters are in force once more; `Int64.max` when that is not
    /// near. (In St. John's clocks were moved at one minute past midnight until 2011.)
    private func returnToYesterday(_ place: WeekPlace) -> Int64 {
        let move = calendar.end(ofPeriod: place.period)
        guard move - place.instant < FairUseCalendar.microsecondsPerDay else { return .max }
        return self.place(move).day < place.day ? move : .max
    }
}
