// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How usage is grouped, by the clocks and the calendar of a zone.
public enum UsagePeriod: String, CaseIterable, Sendable {
    case quarter
    case hour
    case day
    case month

    /// The period that a quarter of an hour falls into, as its first and last instant (the last not included).
    ///
    /// Where clocks are put back, the two hours that show the same are two periods, and the day has twenty-five.
    public func span(of instant: Timestamp, in zone: TimeZoneRules) -> Range<Timestamp> {
        let quarter = Timestamp(
            microseconds: UsageSpread.quarter(of: instant.microseconds) &* UsageSpread.quarterMicroseconds)
        let local = zone.localTime(at: quarter)
        switch self {
        case .quarter:
            return quarter..<quarter.advanced(by: .seconds(900))
        case .hour:
            return Self.hour(around: quarter, in: zone)
        case .day:
            return zone.startOfDay(local.date)..<zone.startOfDay(local.date.adding(days: 1))
        case .month:
            let first = local.date.adding(days: 1 - local.date.day)
            return zone.startOfDay(first)..<zone.startOfDay(first.adding(months: 1))
        }
    }

    /// The quarters around one that clocks show in the same hour, without a change between them. Where clocks are changed by half
    /// an hour, an hour may be half as long.
    private static func hour(around quarter: Timestamp, in zone: TimeZoneRules) -> Range<Timestamp> {
        let (hour, offset) = (zone.localTime(at: quarter).time.secondOfDay / 3_600, zone.offset(at: quarter))
        func isSame(_ other: Timestamp) -> Bool {
            zone.offset(at: other) == offset && zone.localTime(at: other).time.secondOfDay / 3_600 == hour
        }
        var (start, end) = (quarter, quarter.advanced(by: .seconds(900)))
        // At most three steps in all: four quarters make the hour.
        for _ in 0..<3 where isSame(start.advanced(by: .seconds(-900))) { start = start.advanced(by: .seconds(-900)) }
        for _ in 0..<3 where isSame(end) { end = end.advanced(by: .seconds(900)) }
        return start..<end
    }
}
