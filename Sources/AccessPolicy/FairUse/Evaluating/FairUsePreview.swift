// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A moment that somebody thinks up: a weekday, a time, and what was used until then. No line, no date and no zone.
public struct FairUsePreview: Sendable, Hashable {
    public var weekday: Weekday
    /// Minutes after midnight: 0 … 1439; others are taken as the nearest of these.
    public var minute: Int
    /// Used today.
    public var day = FairUseAmount.zero
    /// Used this week.
    public var week = FairUseAmount.zero
    /// Used this billing month.
    public var month = FairUseAmount.zero
    /// Used in the days of every rolling limit; what was used today is part of it.
    public var rolling = FairUseAmount.zero

    public init(_ weekday: Weekday, minute: Int) {
        self.weekday = weekday
        self.minute = minute
    }

    /// What a policy makes of it.
    /// - Returns: the explanation, and in how many minutes the clock alone may change it, when that is within the week.
    public func explanation(
        of policy: FairUsePolicy, weekStart: WeekStart
    ) throws(FairUseFault) -> (explanation: FairUseExplanation, minutesToNext: Int?) {
        // On the first of the month, so that no billing month ends within the week.
        let calendar = FairUseCalendar(zone: .utc, weekStart: weekStart, billingDay: 1)
        let compiled = try CompiledFairUse(policy, calendar: calendar)
        let day = Self.monday + weekday.rawValue - 1
        let minute = min(max(minute, 0), WeekWindow.minutesPerDay - 1)
        let now = Int64(day) * FairUseCalendar.microsecondsPerDay + Int64(minute) * WeekTable.microsecondsPerMinute
        let counters = counters(calendar.periods(ofDay: day))
        let explanation = compiled.explanation(at: Timestamp(microseconds: now), counters)
        let ahead = explanation.verdict.next.map { ($0.microseconds - now) / WeekTable.microsecondsPerMinute }
        let isNear = ahead.map { $0 <= WeekSpans.minutesPerWeek } ?? false
        return (explanation, isNear ? ahead.map(Int.init) : nil)
    }

    private func counters(_ periods: PeriodStarts) -> UsageCounters {
        let before = rolling.removing(day)
        let rows: [(UsageCounters.Kind, Int, FairUseAmount)] = [
            (.day, periods.day, day), (.day, periods.day - 1, before), (.week, periods.week, week),
            (.month, periods.month, month),
        ]
        return UsageCounters(rows.map { UsageCounters.Row($0.0, start: CivilDate(daysSinceEpoch: $0.1), $0.2) })
    }

    /// 2026-06-08, in days since 1970-01-01: neither its week nor the next contains the first of a month.
    private static let monday = 20_612
}
