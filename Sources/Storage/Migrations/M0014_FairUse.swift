// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Fair-use policies of plans, what lines used under them, and what follows from that.
    ///
    /// A policy is kept as it was given and as a document in JSON; `version` rises whenever it, or the plan's rates, change.
    /// Counters stand by the first day of their period, in days since 1970-01-01. In `fair_use_state` rates that are NULL are
    /// the plan's own; a row of another plan than the line's says nothing.
    static let fairUse = Migration(number: 14, name: "fair use") { sql in
        """
        CREATE TABLE fair_use_policy (
            plan_id \(sql.integer) PRIMARY KEY REFERENCES plan (id),
            source \(sql.text) NOT NULL,
            document \(sql.text) NOT NULL,
            version \(sql.integer) NOT NULL,
            set_at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);

        CREATE TABLE fair_use_counter (
            service_id \(sql.integer) NOT NULL,
            kind \(sql.text) NOT NULL CHECK (kind IN ('day', 'week', 'month', 'free')),
            first_day \(sql.integer) NOT NULL,
            down \(sql.integer) NOT NULL CHECK (down >= 0),
            up \(sql.integer) NOT NULL CHECK (up >= 0),
            seconds \(sql.integer) NOT NULL CHECK (seconds >= 0),
            PRIMARY KEY (service_id, kind, first_day)
        ) \(sql.clusteredTableEnd);

        CREATE TABLE fair_use_state (
            service_id \(sql.integer) PRIMARY KEY,
            plan_id \(sql.integer) NOT NULL,
            version \(sql.integer) NOT NULL,
            is_blocked \(sql.integer) NOT NULL CHECK (is_blocked IN (0, 1)),
            down \(sql.integer) CHECK (down > 0),
            up \(sql.integer) CHECK (up > 0),
            decided_by \(sql.text) NOT NULL CHECK (decided_by IN ('fair_use', 'cap')),
            rules \(sql.text) NOT NULL,
            next_change \(sql.integer),
            changed_at \(sql.integer) NOT NULL,
            CHECK ((down IS NULL) = (up IS NULL))
        ) \(sql.tableEnd);
        CREATE INDEX fair_use_state_plan ON fair_use_state (plan_id);
        CREATE INDEX fair_use_state_next ON fair_use_state (next_change) WHERE next_change IS NOT NULL;

        CREATE TABLE outbox (
            id \(sql.identity),
            kind \(sql.text) NOT NULL,
            key \(sql.text) NOT NULL UNIQUE,
            service_id \(sql.integer),
            payload \(sql.text) NOT NULL,
            created_at \(sql.integer) NOT NULL,
            delivered_at \(sql.integer)
        ) \(sql.tableEnd);
        CREATE INDEX outbox_waiting ON outbox (id) WHERE delivered_at IS NULL;
        CREATE INDEX outbox_service ON outbox (service_id, id);

        CREATE TABLE usage_charge (
            id \(sql.identity),
            key \(sql.text) NOT NULL UNIQUE,
            service_id \(sql.integer) NOT NULL,
            plan_id \(sql.integer) NOT NULL,
            reason \(sql.text) NOT NULL,
            period \(sql.integer) NOT NULL,
            measure \(sql.text) NOT NULL CHECK (measure IN ('down', 'up', 'total', 'online')),
            unit \(sql.integer) NOT NULL CHECK (unit > 0),
            quantity \(sql.integer) NOT NULL CHECK (quantity > 0),
            at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX usage_charge_service ON usage_charge (service_id, id);
        """
    }
}
