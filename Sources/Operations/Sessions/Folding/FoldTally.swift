// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What was noticed of routers while records were folded, by router and day in UTC.
struct FoldTally: Sendable {
    /// A router's day.
    struct Day: Hashable, Sendable {
        let nas: NASID
        /// Days since 1970-01-01.
        let day: Int64
    }

    private(set) var counts: [Day: [Int64]] = [:]

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// Counts a finding.
    mutating func note(_ finding: FoldFinding, _ nas: NASID, at instant: Timestamp, count: Int64 = 1) {
        let day = Day(nas: nas, day: Self.day(of: instant))
        counts[day, default: [Int64](repeating: 0, count: FoldFinding.allCases.count)][finding.rawValue] &+= count
    }

    /// The day of an instant, in days since 1970-01-01.
    static func day(of instant: Timestamp) -> Int64 { instant.microseconds / microsecondsPerDay }

    /// How often something was found, over all routers and days.
    func total(_ finding: FoldFinding) -> Int64 {
        counts.values.reduce(0) { $0 &+ $1[finding.rawValue] }
    }
}
