// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What is sold: rates and terms of access. Rates are bits per second, times are seconds.
    ///
    /// A burst is there as a whole or not at all, and so is a guarantee.
    static let accessPlans = Migration(number: 5, name: "access plans") { sql in
        """
        CREATE TABLE plan (
            id \(sql.identity),
            name \(sql.text) NOT NULL UNIQUE CHECK (name <> ''),
            state \(sql.text) NOT NULL CHECK (state IN ('active', 'archived')),
            down \(sql.integer) NOT NULL CHECK (down > 0),
            up \(sql.integer) NOT NULL CHECK (up > 0),
            burst_down \(sql.integer) CHECK (burst_down >= down),
            burst_up \(sql.integer) CHECK (burst_up >= up),
            threshold_down \(sql.integer) CHECK (threshold_down > 0),
            threshold_up \(sql.integer) CHECK (threshold_up > 0),
            burst_seconds_down \(sql.integer) CHECK (burst_seconds_down BETWEEN 1 AND 65535),
            burst_seconds_up \(sql.integer) CHECK (burst_seconds_up BETWEEN 1 AND 65535),
            guarantee_down \(sql.integer) CHECK (guarantee_down BETWEEN 0 AND down),
            guarantee_up \(sql.integer) CHECK (guarantee_up BETWEEN 0 AND up),
            priority \(sql.integer) CHECK (priority BETWEEN 1 AND 8),
            session_timeout \(sql.integer) CHECK (session_timeout BETWEEN 1 AND 4294967295),
            idle_timeout \(sql.integer) CHECK (idle_timeout BETWEEN 1 AND 4294967295),
            interim_interval \(sql.integer) CHECK (interim_interval BETWEEN 60 AND 4294967295),
            delegated_length \(sql.integer) NOT NULL DEFAULT 56 CHECK (delegated_length BETWEEN 1 AND 64),
            ipv4_pool \(sql.text),
            framed_ipv6_pool \(sql.text),
            stateful_ipv6_pool \(sql.text),
            delegated_ipv6_pool \(sql.text),
            dns \(sql.text) NOT NULL DEFAULT '',
            address_list \(sql.text),
            profile \(sql.text),
            CHECK ((burst_down IS NULL) = (burst_up IS NULL) AND (burst_down IS NULL) = (threshold_down IS NULL)
                AND (burst_down IS NULL) = (threshold_up IS NULL) AND (burst_down IS NULL) = (burst_seconds_down IS NULL)
                AND (burst_down IS NULL) = (burst_seconds_up IS NULL)),
            CHECK ((guarantee_down IS NULL) = (guarantee_up IS NULL))
        ) \(sql.tableEnd);
        """
    }
}
