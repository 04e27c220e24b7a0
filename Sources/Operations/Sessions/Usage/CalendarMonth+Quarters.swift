// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

extension CalendarMonth {
    /// The quarters of an hour that begin in the month, in UTC.
    var quarters: Range<Int64> {
        guard let first = CivilDate(year: number / 100, month: number % 100, day: 1) else { return 0..<0 }
        return Self.quarter(of: first)..<Self.quarter(of: first.adding(months: 1))
    }

    private static func quarter(of date: CivilDate) -> Int64 {
        Int64(date.daysSinceEpoch) * 96
    }
}

extension UsageSpread {
    /// The quarters that begin in a span of time.
    static func quarters(from start: Timestamp, to end: Timestamp) -> Range<Int64> {
        let (first, last) = (quarter(atOrAfter: start), quarter(atOrAfter: end))
        return first..<max(first, last)
    }

    private static func quarter(atOrAfter instant: Timestamp) -> Int64 {
        let quarter = quarter(of: instant.microseconds)
        return quarter &* quarterMicroseconds == instant.microseconds ? quarter : quarter + 1
    }
}
