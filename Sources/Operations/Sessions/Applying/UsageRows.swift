// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The rows of usage.
enum UsageRows {
    /// Adds what was used, in the order of the tables.
    static func add(_ ledger: UsageLedger, in transaction: Transaction) throws {
        guard !ledger.amounts.isEmpty else { return }
        let rows = ledger.amounts.sorted { $0.key < $1.key }
        var start = 0
        while start < rows.count {
            let month = month(ofQuarter: rows[start].key.quarter)
            let end = rows[start...].firstIndex { Self.month(ofQuarter: $0.key.quarter) != month } ?? rows.count
            try UsageMonths.create(month, in: transaction)
            try add(rows[start..<end], to: month, in: transaction.database)
            start = end
        }
    }

    /// A router may claim any number of octets. More than this, and a number in the table that is greater, are not added up: the
    /// sum must fit 64 bits, or no record of anybody could be applied.
    static let largest: Int64 = 1 << 61

    static func month(ofQuarter quarter: Int64) -> CalendarMonth {
        CalendarMonth(of: Timestamp(microseconds: quarter &* UsageSpread.quarterMicroseconds))
    }

    private static func add(
        _ rows: ArraySlice<(key: UsageLedger.Key, value: UsageAmount)>, to month: CalendarMonth, in database: Database
    ) throws {
        var table = BulkWriter(addition(to: month), in: database)
        for (key, amount) in rows {
            try table.add { values in
                values.append(.integer(key.quarter))
                values.append(.integer(key.service))
                values.append(.integer(min(amount.octets.down, largest)))
                values.append(.integer(min(amount.octets.up, largest)))
                values.append(amount.octets6.map { .integer(min($0.down, largest)) } ?? .null)
                values.append(amount.octets6.map { .integer(min($0.up, largest)) } ?? .null)
                values.append(.integer(amount.seconds))
            }
        }
        try table.finish()
    }

    private static func addition(to month: CalendarMonth) -> BulkStatement {
        BulkStatement(
            insert: "INSERT INTO usage_YYYYMM (quarter, service_id, down, up, down6, up6, seconds) VALUES", columns: 7,
            after: """
                ON CONFLICT (quarter, service_id) DO UPDATE SET
                    down = usage_YYYYMM.down
                        + CASE WHEN usage_YYYYMM.down > 2305843009213693952 THEN 0 ELSE excluded.down END,
                    up = usage_YYYYMM.up
                        + CASE WHEN usage_YYYYMM.up > 2305843009213693952 THEN 0 ELSE excluded.up END,
                    down6 = CASE WHEN excluded.down6 IS NULL OR usage_YYYYMM.down6 > 2305843009213693952
                        THEN usage_YYYYMM.down6 ELSE coalesce(usage_YYYYMM.down6, 0) + excluded.down6 END,
                    up6 = CASE WHEN excluded.up6 IS NULL OR usage_YYYYMM.up6 > 2305843009213693952
                        THEN usage_YYYYMM.up6 ELSE coalesce(usage_YYYYMM.up6, 0) + excluded.up6 END,
                    seconds = usage_YYYYMM.seconds + excluded.seconds
                """, month: month)
    }
}
