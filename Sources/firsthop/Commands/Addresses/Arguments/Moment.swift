// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// A moment as people type it.
enum Moment {
    /// Reads `2026-03-01T12:30:00Z`, the same with another offset, or `2026-03-01`, which is that day's beginning in UTC.
    static func parse(_ text: String) throws(TimeSyntaxError) -> Timestamp {
        if let date = try? CivilDate(parsing: text), let midnight = CivilTime(hour: 0, minute: 0) {
            return CivilDateTime(date, midnight).timestamp(utcOffset: 0)
        }
        return try Timestamp(parsing: text)
    }

    /// The moment as evidence shows it, to the microsecond; the open end as a word.
    static func shown(_ timestamp: Timestamp) -> String {
        timestamp == .distantFuture ? "now" : timestamp.description
    }

    /// The moment where seconds are enough.
    static func toSecond(_ timestamp: Timestamp) -> String {
        Timestamp(seconds: timestamp.seconds).description
    }
}
