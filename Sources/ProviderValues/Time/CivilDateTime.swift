// SPDX-License-Identifier: Apache-2.0

/// What a calendar and a wall clock show together, without saying where: not an instant until a zone is chosen.
public struct CivilDateTime: Sendable, Hashable {
    /// What the calendar shows.
    public let date: CivilDate
    /// What the clock shows.
    public let time: CivilTime

    /// This time on this date.
    public init(_ date: CivilDate, _ time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// What is shown at `timestamp` where clocks are `utcOffset` seconds ahead of UTC (within a day or so).
    public init(_ timestamp: Timestamp, utcOffset: Int) {
        // A Timestamp has at most 10^13 seconds: an offset of any zone cannot overflow; a senseless one saturates.
        let (sum, overflow) = timestamp.seconds.addingReportingOverflow(Int64(utcOffset))
        let shown = overflow ? timestamp.seconds : sum
        let (day, second) = shown.flooredQuotientAndRemainder(dividingBy: Self.secondsPerDay)
        date = CivilDate(daysSinceEpoch: Int(day))
        time = CivilTime(secondOfDay: Int(second), microsecond: Int(timestamp.microsecondOfSecond))
    }

    /// The instant at which this is shown where clocks are `utcOffset` seconds ahead of UTC, saturating.
    public func timestamp(utcOffset: Int) -> Timestamp {
        let seconds = Int128(secondsSinceEpoch) - Int128(utcOffset)
        let microseconds = seconds * Int128(Timestamp.microsecondsPerSecond) + Int128(time.microsecond)
        return Timestamp(microseconds: Int64(clamping: microseconds))
    }

    /// Seconds from 1970-01-01T00:00:00 on the same clock, fractions dropped.
    var secondsSinceEpoch: Int64 {
        Int64(date.daysSinceEpoch) * Self.secondsPerDay + Int64(time.secondOfDay)
    }

    private static let secondsPerDay: Int64 = 86_400
}

extension CivilDateTime: Comparable {
    /// The earlier one on the same clock is smaller.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
