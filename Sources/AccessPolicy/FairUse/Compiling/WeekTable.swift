// SPDX-License-Identifier: Apache-2.0

/// A local week cut at every midnight and at every edge of a window: what holds in each segment is known beforehand.
struct WeekTable: Sendable {
    /// Where each segment begins, in microseconds from Monday 00:00 on a clock; ascending from 0.
    let starts: [Int64]
    let segments: [WeekSegment]

    static let microsecondsPerMinute: Int64 = 60_000_000
    static let length = Int64(WeekSpans.minutesPerWeek) * microsecondsPerMinute

    /// The segment that contains a position in the week.
    func segment(at position: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle } else { high = middle }
        }
        return low
    }
}

/// A stretch of the week in which no window opens or closes.
struct WeekSegment: Sendable {
    /// Where it ends, in microseconds from Monday 00:00: the next one's start, or the week's end.
    let end: Int64
    /// Equal in segments that lie in the same windows.
    let membership: Int
    /// The rules whose windows all hold.
    let rules: RuleSet
    let countsTraffic: Bool
    let countsOnline: Bool
    /// The position at which rates may change by the clock alone, beyond the week's end where it is next week's; nil when
    /// windows never change them.
    let nextChange: Int64?
}
