// SPDX-License-Identifier: Apache-2.0

/// The moment of a year at which an annual rule changes the clocks, as those clocks show it.
struct ZoneRuleMoment: Sendable, Hashable {
    let day: ZoneRuleDay
    /// Seconds after midnight of `day`; negative or beyond 24 hours reaches other days (a week at most).
    let secondsAfterMidnight: Int

    /// Seconds from 1970-01-01T00:00:00 on the same clock.
    func second(inYear year: Int) -> Int64 {
        Int64(day.daysSinceEpoch(inYear: year)) * 86_400 + Int64(secondsAfterMidnight)
    }
}

/// A day of every year, in one of the three notations of the POSIX `TZ` text.
enum ZoneRuleDay: Sendable, Hashable {
    /// `Jn`: 1 … 365; 29 February is not counted, so 60 is always 1 March.
    case dayOfCommonYear(Int)
    /// `n`: 0 … 365; 29 February is counted.
    case dayOfYear(Int)
    /// `Mm.w.d`: weekday 0 (Sunday) … 6 of week 1 … 5 of a month; week 5 is the last.
    case weekdayOfMonth(month: Int, week: Int, weekday: Int)

    func daysSinceEpoch(inYear year: Int) -> Int {
        switch self {
        case .dayOfCommonYear(let day):
            let leapDay = CivilDate.isLeapYear(year) && day >= 60 ? 1 : 0
            return Self.firstDay(of: 1, year) + day - 1 + leapDay
        case .dayOfYear(let day):
            return Self.firstDay(of: 1, year) + day
        case .weekdayOfMonth(let month, let week, let weekday):
            let first = Self.firstDay(of: month, year)
            // 1970-01-01 was a Thursday: day 4 of a week that begins with Sunday as 0.
            let firstWeekday = (first + 4).flooredQuotientAndRemainder(dividingBy: 7).remainder
            let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            return first + (day < CivilDate.lengthOfMonth(month, year: year) ? day : day - 7)
        }
    }

    private static func firstDay(of month: Int, _ year: Int) -> Int {
        CivilDate(trustedYear: year, month: month, day: 1).daysSinceEpoch
    }
}
