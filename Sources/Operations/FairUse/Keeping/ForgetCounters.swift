// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Forgets counters that no rule looks at any more and no late record adds to, for a range of lines.
struct ForgetCounters: Verb {
    let services: Range<Int64>
    /// The oldest day that is kept, in days since 1970-01-01; weeks, months and what was free are kept longer.
    let day: Int

    var locks: [StoreLock] { [.sessions] }

    /// A month and a day: the longest time over which what a record reports is spread.
    static let reach = 32
    /// What is told of months: the one that runs, the one before, and those that late records belong to.
    private static let daysOfMonths = 93

    func perform(_ transaction: Transaction) throws {
        try transaction.database.execute(
            """
            DELETE FROM fair_use_counter WHERE service_id >= $1 AND service_id < $2
                AND (kind = 'day' AND first_day < $3 OR kind <> 'day' AND first_day < $4)
            """, .integer(services.lowerBound), .integer(services.upperBound), .int(day),
            .int(day - Self.daysOfMonths))
    }
}

extension Store {
    /// Forgets old counters of all lines, part by part.
    ///
    /// - Parameter daysInSight: how far back the rules look at most.
    func forgetCounters(daysInSight: Int) async throws {
        let today = Int(clock.now().seconds / 86_400)
        let span = try await read { database in
            try database.first("SELECT min(service_id), max(service_id) FROM fair_use_counter") { row in
                (first: try row.optional(0, row.integer), last: try row.optional(1, row.integer))
            }
        }
        guard let first = span?.first, let last = span?.last else { return }
        for start in stride(from: first, through: last, by: Self.linesAtOnce) {
            try await perform(
                ForgetCounters(
                    services: start..<start + Int64(Self.linesAtOnce),
                    day: today - ForgetCounters.reach - max(daysInSight, 1)))
        }
    }

    /// Some tens of milliseconds of work.
    private static var linesAtOnce: Int { 4_096 }
}
