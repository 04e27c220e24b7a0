// SPDX-License-Identifier: Apache-2.0

/// Reads a POSIX `TZ` text with the extensions of RFC 9636 §3.3.1:
///
///     standard offset [daylight [offset] , date [/time] , date [/time]]
///
/// Offsets are hours *behind* UTC. A name is letters, or anything between `<` and `>`. A time may be negative and has up to
/// 167 hours. The rule is mandatory once there is daylight time: there is no agreed default.
struct AnnualZoneRuleParser {
    private let text: [UInt8]
    /// Where reading stopped.
    private(set) var offset = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// Nil when the text is malformed; `offset` then says where.
    mutating func rule() -> AnnualZoneRule? {
        guard let standardName = name(), let behind = time(maximumHours: 24) else { return nil }
        let standard = LocalTimeType(utcOffset: -behind, isDaylight: false, abbreviation: standardName)
        guard offset < text.count else { return AnnualZoneRule(standard: standard, daylight: nil) }
        guard let daylightName = name() else { return nil }
        var utcOffset = standard.utcOffset + 3_600
        if next != UInt8(ascii: ",") {
            guard let daylightBehind = time(maximumHours: 24) else { return nil }
            utcOffset = -daylightBehind
        }
        guard take(","), let start = moment(), take(","), let end = moment(), offset == text.count else { return nil }
        let type = LocalTimeType(utcOffset: utcOffset, isDaylight: true, abbreviation: daylightName)
        return AnnualZoneRule(standard: standard, daylight: .init(type: type, start: start, end: end))
    }

    private var next: UInt8? { offset < text.count ? text[offset] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func name() -> String? {
        let isQuoted = take("<")
        let start = offset
        while let next, isQuoted ? next != UInt8(ascii: ">") : Self.isLetter(next) { offset += 1 }
        let name = String(decoding: text[start..<offset], as: UTF8.self)
        guard name.utf8.count >= 3, !isQuoted || take(">") else { return nil }
        return name
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// A whole number within `allowed`, of at most three digits.
    private mutating func number(_ allowed: ClosedRange<Int>) -> Int? {
        let start = offset
        var value = 0
        while offset - start < 3, let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
            value = value * 10 + Int(next - UInt8(ascii: "0"))
            offset += 1
        }
        return offset > start && allowed.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private mutating func time(maximumHours: Int) -> Int? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let hours = number(0...maximumHours) else { return nil }
        var seconds = hours * 3_600
        if take(":") {
            guard let minutes = number(0...59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(0...59) else { return nil }
                seconds += rest
            }
        }
        return isNegative ? -seconds : seconds
    }

    private mutating func moment() -> ZoneRuleMoment? {
        guard let day = day() else { return nil }
        // Two o'clock unless said otherwise.
        var seconds = 2 * 3_600
        if take("/") {
            guard let time = time(maximumHours: 167) else { return nil }
            seconds = time
        }
        return ZoneRuleMoment(day: day, secondsAfterMidnight: seconds)
    }

    private mutating func day() -> ZoneRuleDay? {
        if take("J") { return number(1...365).map(ZoneRuleDay.dayOfCommonYear) }
        guard take("M") else { return number(0...365).map(ZoneRuleDay.dayOfYear) }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else {
            return nil
        }
        return .weekdayOfMonth(month: month, week: week, weekday: weekday)
    }
}
