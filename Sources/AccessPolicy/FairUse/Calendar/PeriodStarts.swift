// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The periods that a day belongs to, each by its first day. Days are counted from 1970-01-01.
struct PeriodStarts: Hashable, Sendable {
    let day: Int
    let week: Int
    let month: Int
}

extension FairUseCalendar {
    /// The periods of a day.
    func periods(ofDay day: Int) -> PeriodStarts {
        let sinceMonday = Self.daysSinceMonday(day)
        let week =
            switch weekStart {
            case .monday: day - sinceMonday
            case .sunday: day - (sinceMonday + 1) % 7
            }
        let date = CivilDate(daysSinceEpoch: day)
        let thisMonth = day - date.day + min(billingDay, date.lengthOfMonth)
        guard thisMonth > day else { return PeriodStarts(day: day, week: week, month: thisMonth) }
        let lastOfPrevious = CivilDate(daysSinceEpoch: day - date.day)
        let previous = day - date.day - lastOfPrevious.day + min(billingDay, lastOfPrevious.day)
        return PeriodStarts(day: day, week: week, month: previous)
    }

    /// The first day of the billing month after the one that begins on `start`.
    func monthAfter(_ start: Int) -> Int {
        let date = CivilDate(daysSinceEpoch: start)
        let firstOfNext = start - date.day + 1 + date.lengthOfMonth
        return firstOfNext - 1 + min(billingDay, CivilDate(daysSinceEpoch: firstOfNext).lengthOfMonth)
    }

    /// 0 on a Monday … 6 on a Sunday; 1970-01-01 was a Thursday. Days are those of ``instants``, so never negative.
    static func daysSinceMonday(_ day: Int) -> Int { (day + 3) % 7 }
}
