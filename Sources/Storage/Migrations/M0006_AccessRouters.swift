// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// How routers are spoken to: where they ask from, with which secret and dialect, and what they are told instead of
    /// a plain no. Secrets are sealed.
    static let accessRouters = Migration(number: 6, name: "access routers") { sql in
        """
        ALTER TABLE nas ADD COLUMN source \(sql.bytes) CHECK (\(sql.byteCount("source")) = 17);
        ALTER TABLE nas ADD COLUMN secret \(sql.bytes);
        ALTER TABLE nas ADD COLUMN vendor \(sql.text) NOT NULL DEFAULT 'generic';
        ALTER TABLE nas ADD COLUMN version \(sql.text);
        ALTER TABLE nas ADD COLUMN require_message_authenticator \(sql.text) NOT NULL DEFAULT 'auto'
            CHECK (require_message_authenticator IN ('yes', 'auto', 'no'));
        ALTER TABLE nas ADD COLUMN limit_proxy_state \(sql.text) NOT NULL DEFAULT 'auto'
            CHECK (limit_proxy_state IN ('yes', 'auto', 'no'));
        ALTER TABLE nas ADD COLUMN learned_message_authenticator \(sql.text)
            CHECK (learned_message_authenticator IN ('yes', 'no'));
        ALTER TABLE nas ADD COLUMN learned_proxy_state \(sql.text) CHECK (learned_proxy_state IN ('yes', 'no'));
        ALTER TABLE nas ADD COLUMN inverted_rates \(sql.integer) NOT NULL DEFAULT 0 CHECK (inverted_rates IN (0, 1));
        ALTER TABLE nas ADD COLUMN interim_interval \(sql.integer)
            CHECK (interim_interval BETWEEN 60 AND 4294967295);
        ALTER TABLE nas ADD COLUMN dynamic_authorization_port \(sql.integer) NOT NULL DEFAULT 3799
            CHECK (dynamic_authorization_port BETWEEN 1 AND 65535);
        CREATE UNIQUE INDEX nas_source ON nas (source);

        CREATE TABLE garden_rule (
            id \(sql.identity),
            nas_id \(sql.integer) REFERENCES nas (id),
            vendor \(sql.text),
            reason \(sql.text) NOT NULL,
            way \(sql.text) NOT NULL CHECK (way IN ('refuse', 'garden')),
            ipv4_pool \(sql.text),
            framed_ipv6_pool \(sql.text),
            stateful_ipv6_pool \(sql.text),
            delegated_ipv6_pool \(sql.text),
            address_list \(sql.text),
            profile \(sql.text),
            down \(sql.integer) CHECK (down > 0),
            up \(sql.integer) CHECK (up > 0),
            session_seconds \(sql.integer) NOT NULL DEFAULT 299 CHECK (session_seconds BETWEEN 1 AND 4294967295),
            keep_own_addresses \(sql.integer) NOT NULL DEFAULT 0 CHECK (keep_own_addresses IN (0, 1)),
            CHECK ((nas_id IS NULL) <> (vendor IS NULL)),
            CHECK ((down IS NULL) = (up IS NULL)),
            UNIQUE (nas_id, reason),
            UNIQUE (vendor, reason)
        ) \(sql.tableEnd);

        CREATE TABLE extra_attribute (
            id \(sql.identity),
            vendor \(sql.text),
            nas_id \(sql.integer) REFERENCES nas (id),
            plan_id \(sql.integer) REFERENCES plan (id),
            purpose \(sql.text) NOT NULL,
            position \(sql.integer) NOT NULL CHECK (position >= 0),
            name \(sql.text) NOT NULL CHECK (name <> ''),
            value \(sql.text) NOT NULL,
            CHECK ((CASE WHEN vendor IS NULL THEN 0 ELSE 1 END) + (CASE WHEN nas_id IS NULL THEN 0 ELSE 1 END)
                + (CASE WHEN plan_id IS NULL THEN 0 ELSE 1 END) = 1),
            UNIQUE (vendor, purpose, position),
            UNIQUE (nas_id, purpose, position),
            UNIQUE (plan_id, purpose, position)
        ) \(sql.tableEnd);

        CREATE TABLE realm (
            id \(sql.identity),
            name \(sql.text) NOT NULL UNIQUE CHECK (name <> ''),
            way \(sql.text) NOT NULL CHECK (way IN ('local_strip', 'local_keep', 'refuse', 'proxy')),
            proxy_host \(sql.text) CHECK (proxy_host <> ''),
            proxy_port \(sql.integer) CHECK (proxy_port BETWEEN 1 AND 65535),
            proxy_secret \(sql.bytes),
            CHECK ((way = 'proxy') = (proxy_host IS NOT NULL)),
            CHECK ((way = 'proxy') = (proxy_port IS NOT NULL))
        ) \(sql.tableEnd);
        """
    }
}
