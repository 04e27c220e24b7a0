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

    private func latestChange(atOrBefore second: Int64) -> Change? {
        guard let daylight else { return nil }
        let year = CivilDateTime(Timestamp(seconds: second), utcOffset: standard.utcOffset).date.year
        // A rule's hour may reach a week into the next year or back into the last one.
        let changes = (year - 1...year + 1).flatMap { year in
            [
                Change(second: daylight.start.second(inYear: year) - Int64(standard.utcOffset), startsDaylight: true),
                Change(
                    second: daylight.end.second(inYear: year) - Int64(daylight.type.utcOffset), startsDaylight: false),
            ]
        }
        return changes.filter { $0.second <= second }.max()
    }

    private struct Change: Comparable {
        let second: Int64
        let startsDaylight: Bool

        /// Where the changes of two years meet, daylight time goes on: so a rule says that it lasts all year (RFC 9636
        /// §3.3.1).
        static func < (left: Change, right: Change) -> Bool {
            left.second == right.second ? right.startsDaylight && !left.startsDaylight : left.second < right.second
        }
    }
}
