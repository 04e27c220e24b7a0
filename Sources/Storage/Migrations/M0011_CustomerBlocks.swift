// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Why customers are cut off: a blocked customer has at least one row.
    static let customerBlocks = Migration(number: 11, name: "customer blocks") { sql in
        """
        CREATE TABLE customer_block (
            customer_id \(sql.integer) NOT NULL REFERENCES customer (id),
            reason \(sql.text) NOT NULL CHECK (reason IN ('by_staff', 'unpaid')),
            since \(sql.integer) NOT NULL,
            note \(sql.text),
            PRIMARY KEY (customer_id, reason)
        ) \(sql.tableEnd);
        INSERT INTO customer_block (customer_id, reason, since)
            SELECT id, 'by_staff', 0 FROM customer WHERE state = 'blocked';
        """
    }
}
