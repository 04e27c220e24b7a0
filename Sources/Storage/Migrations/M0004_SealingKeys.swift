// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Which keys sealed values here were sealed with, so that a wrong key file is noticed at start and not at first use.
    static let sealingKeys = Migration(number: 4, name: "sealing keys") { sql in
        """
        CREATE TABLE sealing_key (
            key_id \(sql.integer) PRIMARY KEY,
            check_value \(sql.bytes) NOT NULL
        ) \(sql.tableEnd);
        """
    }
}
