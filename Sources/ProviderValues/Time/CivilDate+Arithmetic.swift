// SPDX-License-Identifier: Apache-2.0

extension CivilDate {
    /// Days since 1970-01-01; negative before.
    public var daysSinceEpoch: Int {
        // Years are counted from March, so that the leap day is the last of its year.
        let marchYear = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let (cycle, yearOfCycle) = marchYear.flooredQuotientAndRemainder(dividingBy: Self.yearsPerCycle)
        let leapDays = yearOfCycle / 4 - yearOfCycle / 100
        let daysBeforeMonth = (153 * monthsSinceMarch + 2) / 5
        let dayOfCycle = 365 * yearOfCycle + leapDays + daysBeforeMonth + day - 1
        return cycle * Self.daysPerCycle + dayOfCycle - Self.epochDay
    }

    /// The day `daysSinceEpoch` days after 1970-01-01, saturating at the first and last day of `years`.
    public init(daysSinceEpoch: Int) {
        guard daysSinceEpoch > Self.first.daysSinceEpoch else {
            self = .first
            return
        }
        guard daysSinceEpoch < Self.last.daysSinceEpoch else {
            self = .last
            return
        }
        let (cycle, dayOfCycle) = (daysSinceEpoch + Self.epochDay)
            .flooredQuotientAndRemainder(dividingBy: Self.daysPerCycle)
        // Removing the leap days that lie behind makes every year 365 days long; the last day of a cycle is one itself.
        let leapDays = dayOfCycle / 1_460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
        let yearOfCycle = (dayOfCycle - leapDays) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthsSinceMarch = (5 * dayOfYear + 2) / 153
        let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
        let marchYear = cycle * Self.yearsPerCycle + yearOfCycle
        self.init(
            trustedYear: month > 2 ? marchYear : marchYear + 1, month: month,
            day: dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1)
    }

    /// The date `days` later (earlier when negative), saturating.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return CivilDate(daysSinceEpoch: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// The same day `months` later, saturating. A day that month does not have becomes its last: 31 January + 1 is 28 or
    /// 29 February.
    ///
    /// Step a monthly series from its first date (`start.adding(months: n)`): stepping from the result of the step before
    /// would stay on the 28th for ever.
    public func adding(months: Int) -> CivilDate {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return months < 0 ? .first : .last }
        let (newYear, monthIndex) = sum.flooredQuotientAndRemainder(dividingBy: 12)
        guard newYear >= Self.years.lowerBound else { return .first }
        guard newYear <= Self.years.upperBound else { return .last }
        let newMonth = monthIndex + 1
        let newDay = min(day, Self.lengthOfMonth(newMonth, year: newYear))
        return CivilDate(trustedYear: newYear, month: newMonth, day: newDay)
    }

    /// Days from this date to `other`; negative when `other` is earlier.
    public func days(until other: CivilDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, three days after a Monday.
        let daysSinceMonday = (daysSinceEpoch + 3).flooredQuotientAndRemainder(dividingBy: 7).remainder
        return Weekday.allCases[daysSinceMonday]
    }

    /// The Gregorian calendar repeats after 400 years.
    private static let yearsPerCycle = 400
    private static let daysPerCycle = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let epochDay = 719_468
}

/// A day of the week, numbered as ISO 8601 does.
public enum Weekday: Int, Sendable, CaseIterable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
