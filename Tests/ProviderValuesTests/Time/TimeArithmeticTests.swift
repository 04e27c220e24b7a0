// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

struct TimeArithmeticTests {
    /// Walks every day from 1599 to 2401, two whole cycles of the calendar, by the rules a child learns.
    @Test func countsEveryDayOfTwoCycles() throws {
        var day = try CivilDate(parsing: "1599-01-01")
        var (year, month, dayOfMonth, weekday) = (1599, 1, 1, Weekday.friday.rawValue)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        while year < 2402 {
            let isExpected = (day.year, day.month, day.day, day.weekday.rawValue) == (year, month, dayOfMonth, weekday)
            #expect(isExpected, "\(day) instead of \(year)-\(month)-\(dayOfMonth), weekday \(weekday)")
            let next = day.adding(days: 1)
            #expect(next.daysSinceEpoch == day.daysSinceEpoch + 1 && next > day && day.days(until: next) == 1)
            day = next
            weekday = weekday % 7 + 1
            let isLeapYear = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            dayOfMonth += 1
            if dayOfMonth > lengths[month - 1] + (month == 2 && isLeapYear ? 1 : 0) {
                (month, dayOfMonth) = (month + 1, 1)
            }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(try CivilDate(parsing: "1970-01-01").daysSinceEpoch == 0)
    }

    @Test func addsMonthsWithTheEndOfMonthRule() throws {
        for row in try VectorFile("time/months.txt").rows {
            let start = try CivilDate(parsing: try row.field(0))
            let months = try row.field(1) { Int($0) }
            #expect(start.adding(months: months).description == (try row.field(2)), "\(row)")
        }
    }

    @Test func saturatesInsteadOfWrapping() throws {
        let day = try CivilDate(parsing: "2026-05-31")
        #expect(day.adding(days: .max).description == "+999999-12-31")
        #expect(day.adding(days: .min).description == "-999999-01-01")
        #expect(CivilDate(daysSinceEpoch: .min) == CivilDate(daysSinceEpoch: .min).adding(days: -1))
        #expect(CivilDate(year: 2026, month: 2, day: 29) == nil)
        #expect(CivilDate(year: 1_000_000, month: 1, day: 1) == nil)
        #expect(CivilTime(hour: 24, minute: 0) == nil)

        let now = Timestamp(seconds: 1_772_368_200)
        #expect(now.advanced(by: .seconds(Int64.max)) == .distantFuture)
        #expect(now.advanced(by: .seconds(Int64.min)) == .distantPast)
        #expect(Timestamp.distantFuture.advanced(by: .seconds(-1)) == .distantFuture)
        #expect(now.advanced(by: .nanoseconds(-1)).microseconds == now.microseconds - 1)
        #expect(now.advanced(by: .nanoseconds(1_999)).microseconds == now.microseconds + 1)
        #expect(Timestamp.distantPast.duration(to: .distantFuture) > .seconds(18_446_744_073_709))
        #expect(Timestamp(seconds: .min) == .distantPast)
        #expect(Timestamp(microseconds: -1).seconds == -1)
        #expect(CivilDateTime(.distantFuture, utcOffset: .max).date.year == 294_247)
        #expect(CivilDateTime(.distantPast, utcOffset: 0).timestamp(utcOffset: .max) == .distantPast)
    }

    @Test func readsTheClockOnlyThroughWallClock() {
        let fixed = Timestamp(seconds: 42)
        #expect(WallClock { fixed }.now() == fixed)
        // The year is all that a test can know of the machine's clock.
        #expect(CivilDateTime(WallClock.system.now(), utcOffset: 0).date.year >= 2025)
    }
}
