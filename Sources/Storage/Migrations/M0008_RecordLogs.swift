// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Records that wait to be applied, the lock that makes the order of their numbers the order of commits, and how far
    /// each log was applied. The database's own inbox is the log with the number 0.
    static let recordLogs = Migration(number: 8, name: "record logs") { sql in
        """
        CREATE TABLE accounting_inbox (
            sequence \(sql.identity),
            payload \(sql.bytes) NOT NULL
        ) \(sql.tableEnd);
        CREATE TABLE accounting_inbox_lock (unused \(sql.integer)) \(sql.tableEnd);

        CREATE TABLE record_position (
            log \(sql.integer) PRIMARY KEY,
            sequence \(sql.integer) NOT NULL CHECK (sequence > 0)
        ) \(sql.tableEnd);
        """
    }
}
