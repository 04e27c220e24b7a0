// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// How an access line is recognised and what it is given. Passwords are sealed.
    ///
    /// A user name belongs to one line at a time; one that has ended gives it free and keeps it for the record. A circuit may
    /// have one name at several access nodes. An interface identifier is stored as the signed number of the same bits.
    static let accessLines = Migration(number: 7, name: "access lines") { sql in
        """
        ALTER TABLE internet_service ADD COLUMN plan_id \(sql.integer) REFERENCES plan (id);
        ALTER TABLE internet_service ADD COLUMN user_name \(sql.text)
            CHECK (user_name <> '' AND \(sql.textByteCount("user_name")) <= 253);
        ALTER TABLE internet_service ADD COLUMN password \(sql.bytes);
        ALTER TABLE internet_service ADD COLUMN mac_binding \(sql.text) NOT NULL DEFAULT 'none'
            CHECK (mac_binding IN ('none', 'listed', 'first'));
        ALTER TABLE internet_service ADD COLUMN mac_limit \(sql.integer) NOT NULL DEFAULT 1
            CHECK (mac_limit BETWEEN 1 AND 255);
        ALTER TABLE internet_service ADD COLUMN mac_replaces_oldest \(sql.integer) NOT NULL DEFAULT 0
            CHECK (mac_replaces_oldest IN (0, 1));
        ALTER TABLE internet_service ADD COLUMN circuit_id \(sql.bytes)
            CHECK (\(sql.byteCount("circuit_id")) BETWEEN 1 AND 253);
        ALTER TABLE internet_service ADD COLUMN remote_id \(sql.bytes)
            CHECK (\(sql.byteCount("remote_id")) BETWEEN 1 AND 253);
        ALTER TABLE internet_service ADD COLUMN simultaneous_use \(sql.integer) NOT NULL DEFAULT 0
            CHECK (simultaneous_use BETWEEN 0 AND 65535);
        ALTER TABLE internet_service ADD COLUMN hold \(sql.text);
        ALTER TABLE internet_service ADD COLUMN interface_id \(sql.integer);
        ALTER TABLE internet_service ADD COLUMN ipv4_pool \(sql.text);
        ALTER TABLE internet_service ADD COLUMN framed_ipv6_pool \(sql.text);
        ALTER TABLE internet_service ADD COLUMN stateful_ipv6_pool \(sql.text);
        ALTER TABLE internet_service ADD COLUMN delegated_ipv6_pool \(sql.text);
        ALTER TABLE internet_service ADD COLUMN main_service_id \(sql.integer) REFERENCES internet_service (id);
        CREATE UNIQUE INDEX internet_service_user_name ON internet_service (user_name) WHERE state <> 'archived';
        CREATE INDEX internet_service_circuit ON internet_service (circuit_id) WHERE circuit_id IS NOT NULL;
        CREATE INDEX internet_service_plan ON internet_service (plan_id);
        CREATE INDEX internet_service_main ON internet_service (main_service_id) WHERE main_service_id IS NOT NULL;
        CREATE INDEX customer_name ON customer (name);

        CREATE TABLE service_mac (
            service_id \(sql.integer) NOT NULL REFERENCES internet_service (id),
            mac \(sql.integer) NOT NULL CHECK (mac BETWEEN 0 AND 281474976710655),
            learned_at \(sql.integer),
            PRIMARY KEY (service_id, mac)
        ) \(sql.tableEnd);
        CREATE INDEX service_mac_mac ON service_mac (mac);

        CREATE TABLE service_route (
            service_id \(sql.integer) NOT NULL REFERENCES internet_service (id),
            prefix \(sql.bytes) NOT NULL CHECK (\(sql.byteCount("prefix")) = 17),
            PRIMARY KEY (service_id, prefix)
        ) \(sql.tableEnd);
        """
    }
}
