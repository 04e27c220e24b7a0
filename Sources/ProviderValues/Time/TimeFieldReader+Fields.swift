// SPDX-License-Identifier: Apache-2.0

extension TimeFieldReader {
    /// `YYYY-MM-DD`, or a sign and six digits of year for the years four digits cannot say (ISO 8601 §4.1.2.4).
    mutating func date() throws(TimeSyntaxError) -> CivilDate {
        let year = try self.year()
        _ = try expect(anyOf: "-", named: "\"-\"")
        let month = try field("month", 1...12)
        _ = try expect(anyOf: "-", named: "\"-\"")
        let day = try field("day", 1...CivilDate.lengthOfMonth(month, year: year))
        return CivilDate(trustedYear: year, month: month, day: day)
    }

    private mutating func year() throws(TimeSyntaxError) -> Int {
        let start = offset
        guard let sign = take(anyOf: "+-") else { return try number(digits: 4) }
        let magnitude = try number(digits: 6)
        guard sign == UInt8(ascii: "-") else { return magnitude }
        guard magnitude != 0 else { throw error(.negativeZeroYear, at: start) }
        return -magnitude
    }

    /// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.ffffff`.
    mutating func time() throws(TimeSyntaxError) -> CivilTime {
        let hour = try field("hour", 0...23)
        _ = try expect(anyOf: ":", named: "\":\"")
        let minute = try field("minute", 0...59)
        var second = 0
        var microsecond = 0
        if take(anyOf: ":") != nil {
            second = try field("second", 0...59)
            if take(anyOf: ".") != nil { microsecond = try fraction() }
        }
        return CivilTime(secondOfDay: (hour * 60 + minute) * 60 + second, microsecond: microsecond)
    }

    /// One digit or more. Finer than a microsecond only when those digits are zero: nothing is dropped silently.
    private mutating func fraction() throws(TimeSyntaxError) -> Int {
        var value = 0
        var weight = 100_000
        var count = 0
        while let digit = take(anyOf: "0123456789") {
            let number = Int(digit - UInt8(ascii: "0"))
            if weight == 0, number != 0 { throw error(.tooPrecise, at: offset - 1) }
            value += number * weight
            weight /= 10
            count += 1
        }
        guard count > 0 else { throw error(.expectedDigits(1)) }
        return value
    }

    /// `Z` or `±hh:mm`, in seconds ahead of UTC.
    mutating func utcOffset() throws(TimeSyntaxError) -> Int {
        let sign = try expect(anyOf: "Zz+-", named: "\"Z\", \"+\" or \"-\"")
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
        let hours = try field("offset hour", 0...23)
        _ = try expect(anyOf: ":", named: "\":\"")
        let minutes = try field("offset minute", 0...59)
        let seconds = (hours * 60 + minutes) * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
}
