// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A month of the calendar in UTC, as the tables of usage are cut: year × 100 + month, such as 202611.
public struct CalendarMonth: Sendable, Hashable {
    /// Six digits.
    public let number: Int

    /// The month of an instant in UTC. Instants before 1970 count as its first month, those after the year 9999 as the last.
    public init(of instant: Timestamp) {
        let date = CivilDateTime(instant, utcOffset: 0).date
        number = min(max(date.year * 100 + date.month, 197_001), 999_912)
    }

    /// Nil for a number that is no month from 1970 to 9999.
    public init?(number: Int) {
        guard (197_001...999_912).contains(number), (1...12).contains(number % 100) else { return nil }
        self.number = number
    }

    /// The text with this month's number for `YYYYMM`: six digits, so nothing else can get into a statement.
    func named(in text: String) -> String {
        var named = ""
        var rest = text[...]
        while let place = rest.firstRange(of: "YYYYMM") {
            named += rest[..<place.lowerBound]
            named += String(number)
            rest = rest[place.upperBound...]
        }
        return named + rest
    }
}

extension CalendarMonth: Comparable {
    /// The earlier month is smaller.
    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
        left.number < right.number
    }
}

extension SQL {
    /// A statement about the table of one month: its number stands wherever the text says `YYYYMM`.
    public static func ofMonth(_ month: CalendarMonth, _ text: StaticString) -> SQL {
        SQL(trusted: month.named(in: text.description))
    }

    /// The same with a list of placeholders between two literals: see ``list(_:count:first:_:)``.
    public static func ofMonth(
        _ month: CalendarMonth, _ before: StaticString, count: Int, first: Int, _ after: StaticString
    ) -> SQL {
        SQL(trusted: month.named(in: list(before, count: count, first: first, after).text))
    }
}
