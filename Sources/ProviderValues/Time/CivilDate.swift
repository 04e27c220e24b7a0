// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without time or zone: what invoices and contracts speak of.
public struct CivilDate: Sendable, Hashable {
    /// Astronomical: year 0 is 1 BC. Within `CivilDate.years`.
    public let year: Int
    /// 1 … 12.
    public let month: Int
    /// 1 … 31, valid in its month.
    public let day: Int

    /// The years a date can have: six digits, more than a `Timestamp` reaches.
    public static let years = -999_999...999_999

    static let first = CivilDate(trustedYear: years.lowerBound, month: 1, day: 1)
    static let last = CivilDate(trustedYear: years.upperBound, month: 12, day: 31)

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.lengthOfMonth(month, year: year)
        else { return nil }
        self.init(trustedYear: year, month: month, day: day)
    }

    /// The caller has checked that the day exists.
    init(trustedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Whether `year` has a 29 February.
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days of `month` (1 … 12) in `year`.
    static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number of days in this date's month.
    public var lengthOfMonth: Int { Self.lengthOfMonth(month, year: year) }
}

extension CivilDate: Comparable {
    /// The earlier day is smaller.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
