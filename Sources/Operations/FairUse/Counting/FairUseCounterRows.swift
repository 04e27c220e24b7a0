// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// The rows of fair-use counters.
enum FairUseCounterRows {
    /// Lines whose counters are read by one statement.
    static let linesAtOnce = 256

    private static let selection = SQL.list(
        """
        SELECT service_id, kind, first_day, down, up, seconds FROM fair_use_counter
        WHERE (kind = 'day' AND first_day >= $1 OR kind = 'week' AND first_day >= $2
            OR kind IN ('month', 'free') AND first_day >= $3) AND service_id IN (
        """, count: linesAtOnce, first: 4, ")")

    /// The counters of at most ``linesAtOnce`` lines, from certain periods on.
    static func load(
        _ services: [ServiceID], from oldest: OldestPeriods, in database: Database
    ) throws -> [ServiceID: UsageCounters] {
        guard let last = services.last else { return [:] }
        // The last one is asked for again as often as it takes: one statement, prepared once.
        let padding = Array(repeating: last, count: max(Self.linesAtOnce - services.count, 0))
        let values = [SQLValue.int(oldest.day), .int(oldest.week), .int(oldest.month)]
        let rows = try database.all(selection, values + (services + padding).map { .id($0) }) { row in
            (try row.id(0) as ServiceID, try counter(row, from: 1))
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { UsageCounters($0.map(\.1)) }
    }

    /// Every counter of a line that is still kept.
    static func all(of service: ServiceID, in database: Database) throws -> [UsageCounters.Row] {
        try database.all(
            """
            SELECT kind, first_day, down, up, seconds FROM fair_use_counter WHERE service_id = $1
            ORDER BY kind, first_day
            """, .id(service)
        ) { try counter($0, from: 0) }
    }

    private static func counter(_ row: Row, from first: Int) throws -> UsageCounters.Row {
        UsageCounters.Row(
            try row.word(first), start: CivilDate(daysSinceEpoch: try row.int(first + 1)),
            FairUseAmount(
                down: try row.integer(first + 2), up: try row.integer(first + 3), seconds: try row.integer(first + 4)))
    }

    /// As with usage, a sum that grows beyond reason stays where it is: it must fit 64 bits, or nobody's accounting could go on.
    static let addition = BulkStatement(
        insert: "INSERT INTO fair_use_counter (service_id, kind, first_day, down, up, seconds) VALUES", columns: 6,
        after: """
            ON CONFLICT (service_id, kind, first_day) DO UPDATE SET
                down = fair_use_counter.down
                    + CASE WHEN fair_use_counter.down > 2305843009213693952 THEN 0 ELSE excluded.down END,
                up = fair_use_counter.up
                    + CASE WHEN fair_use_counter.up > 2305843009213693952 THEN 0 ELSE excluded.up END,
                seconds = fair_use_counter.seconds + excluded.seconds
            """)

    /// The values of a row of ``addition``.
    static func append(_ row: UsageCounters.Row, of service: ServiceID, to values: inout [SQLValue]) {
        values.append(.id(service))
        values.append(.word(row.kind))
        values.append(.int(row.start.daysSinceEpoch))
        values.append(.integer(row.amount.down))
        values.append(.integer(row.amount.up))
        values.append(.integer(row.amount.seconds))
    }
}
