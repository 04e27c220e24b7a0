// SPDX-License-Identifier: Apache-2.0

/// How clocks change every year: the POSIX `TZ` text in a TZif file's footer (RFC 9636 §3.3).
struct AnnualZoneRule: Sendable, Hashable {
    let standard: LocalTimeType
    /// Nil when clocks never change.
    let daylight: Daylight?

    struct Daylight: Sendable, Hashable {
        let type: LocalTimeType
        /// Read on a clock that shows standard time.
        let start: ZoneRuleMoment
        /// Read on a clock that shows daylight time.
        let end: ZoneRuleMoment
    }

    var types: [LocalTimeType] {
        [standard] + (daylight.map { [$0.type] } ?? [])
    }

    func localType(atSecond second: Int64) -> LocalTimeType {
        guard let daylight, latestChange(atOrBefore: second)?.startsDaylight == true else { return standard }
        return daylight.type
    }

    func transition(atOrBefore second: Int64) -> Int64? {
        latestChange(atOrBefore: second)?.second
    }

    private struct Change {
        let second: Int64
        let startsDaylight: Bool
    }

    /// Where both changes of two years meet, daylight time goes on: that is how a zone with daylight time all year is
    /// written (RFC 9636 §3.3.1).
    private func latestChange(atOrBefore second: Int64) -> Change? {
        guard let daylight else { return nil }
        let year = CivilDateTime(Timestamp(seconds: second), utcOffset: standard.utcOffset).date.year
        var latest: Change?
        // A rule's hour may reach a week into the next year or back into the last one.
        for candidate in year - 1...year + 1 {
            let end = daylight.end.second(inYear: candidate) - Int64(daylight.type.utcOffset)
            let start = daylight.start.second(inYear: candidate) - Int64(standard.utcOffset)
            for change in [Change(second: end, startsDaylight: false), Change(second: start, startsDaylight: true)] {
                guard change.second <= second else { continue }
                let isLater = latest.map {
                    ($0.second, $0.startsDaylight ? 1 : 0) < (change.second, change.startsDaylight ? 1 : 0)
                }
                if isLater ?? true { latest = change }
            }
        }
        return latest
    }
}
