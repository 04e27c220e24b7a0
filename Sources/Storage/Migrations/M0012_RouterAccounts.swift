// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// How to log in at routers' programming interfaces. Passwords are sealed.
    static let routerAccounts = Migration(number: 12, name: "router accounts") { sql in
        """
        CREATE TABLE nas_api (
            nas_id \(sql.integer) PRIMARY KEY REFERENCES nas (id),
            host \(sql.text) NOT NULL CHECK (host <> ''),
            port \(sql.integer) NOT NULL CHECK (port BETWEEN 1 AND 65535),
            security \(sql.text) NOT NULL CHECK (security IN ('plain', 'pinned', 'authority', 'unchecked')),
            fingerprint \(sql.bytes) CHECK (\(sql.byteCount("fingerprint")) = 32),
            authorities \(sql.text) CHECK (authorities <> ''),
            server_name \(sql.text) CHECK (server_name <> ''),
            user_name \(sql.text) NOT NULL CHECK (user_name <> ''),
            password \(sql.bytes) NOT NULL,
            allows_old_login \(sql.integer) NOT NULL DEFAULT 0 CHECK (allows_old_login IN (0, 1)),
            CHECK ((security = 'pinned') = (fingerprint IS NOT NULL)),
            CHECK ((security = 'authority') = (authorities IS NOT NULL)),
            CHECK (server_name IS NULL OR security = 'authority')
        ) \(sql.tableEnd);
        """
    }
}
