// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// The change log, and the empty tables that stand for the locks.
    static let changeLog = Migration(number: 2, name: "change log") { sql in
        """
        CREATE TABLE change_log (
            sequence \(sql.identity),
            at \(sql.integer) NOT NULL,
            kind \(sql.text) NOT NULL CHECK (kind IN ('added', 'changed', 'removed')),
            entity \(sql.text) NOT NULL,
            entity_id \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX change_log_at ON change_log (at);

        CREATE TABLE change_log_lock (unused \(sql.integer)) \(sql.tableEnd);
        CREATE TABLE address_plan_lock (unused \(sql.integer)) \(sql.tableEnd);
        """
    }
}
