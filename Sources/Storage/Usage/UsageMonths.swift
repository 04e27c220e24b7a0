// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The tables of usage: one for each month in UTC, made when the first usage of the month comes and dropped whole.
///
/// A row is what a service used in a quarter of an hour. The quarter comes first in the key: everything that is written at one
/// time lies in one place, and a service's month is some three thousand exact keys.
public enum UsageMonths {
    /// The months that have a table, in order.
    public static func all(in database: Database) throws -> [CalendarMonth] {
        try database.all("SELECT month FROM usage_month ORDER BY month") { try CalendarMonth(number: $0.int(0)) }
            .compactMap { $0 }
    }

    /// Makes the month's table when there is none. The caller holds ``StoreLock/sessions``.
    public static func create(_ month: CalendarMonth, in transaction: Transaction) throws {
        let database = transaction.database
        let added = try database.execute(
            "INSERT INTO usage_month (month) VALUES ($1) ON CONFLICT DO NOTHING", .int(month.number))
        guard added > 0 else { return }
        let sql = database.connection.dialect
        let table = """
            CREATE TABLE usage_YYYYMM (
                quarter \(sql.integer) NOT NULL,
                service_id \(sql.integer) NOT NULL,
                down \(sql.integer) NOT NULL CHECK (down >= 0),
                up \(sql.integer) NOT NULL CHECK (up >= 0),
                down6 \(sql.integer) CHECK (down6 >= 0),
                up6 \(sql.integer) CHECK (up6 >= 0),
                seconds \(sql.integer) NOT NULL CHECK (seconds >= 0),
                PRIMARY KEY (quarter, service_id)
            ) \(sql.clusteredTableEnd)
            """
        try database.execute(SQL(trusted: month.named(in: table)))
    }

    /// Drops the month's table and all that is in it. The caller holds ``StoreLock/sessions``.
    ///
    /// - Returns: whether there was one.
    public static func drop(_ month: CalendarMonth, in transaction: Transaction) throws -> Bool {
        let database = transaction.database
        guard try database.execute("DELETE FROM usage_month WHERE month = $1", .int(month.number)) > 0 else {
            return false
        }
        try database.execute(.ofMonth(month, "DROP TABLE usage_YYYYMM"))
        return true
    }
}
