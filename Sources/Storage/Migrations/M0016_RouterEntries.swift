// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What routers' own tables shall have of lines, what is being done about it, and what is still to be seen in meter readings.
    ///
    /// `router_entry` has a row as long as a router may have anything of a line. `list` is the address list, `down` and `up` the queue,
    /// `prefixes` what both are about. In `enforcement_attempt` the session 0 stands for what concerns a line and no session.
    /// `contention_applied` has what a router last showed of its shared queues.
    static let routerEntries = Migration(number: 16, name: "router entries") { sql in
        """
        ALTER TABLE session_enforcement ADD COLUMN held \(sql.integer) NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
        ALTER TABLE session_enforcement ADD COLUMN has_queue \(sql.integer) NOT NULL DEFAULT 0
            CHECK (has_queue IN (0, 1));

        CREATE TABLE router_entry (
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer) NOT NULL,
            phase \(sql.text) NOT NULL CHECK (phase IN ('settled', 'waiting', 'under_way')),
            due_at \(sql.integer),
            list \(sql.text),
            down \(sql.integer),
            up \(sql.integer),
            prefixes \(sql.text) NOT NULL,
            outdated \(sql.integer) NOT NULL CHECK (outdated IN (0, 1)),
            tries \(sql.integer) NOT NULL,
            failed \(sql.integer) NOT NULL CHECK (failed IN (0, 1)),
            attempt \(sql.integer),
            changed_at \(sql.integer) NOT NULL,
            PRIMARY KEY (nas_id, service_id)
        ) \(sql.tableEnd);
        CREATE INDEX router_entry_service ON router_entry (service_id);
        CREATE INDEX router_entry_due ON router_entry (due_at) WHERE due_at IS NOT NULL;

        CREATE TABLE enforcement_watch (
            session_id \(sql.integer) PRIMARY KEY,
            attempt \(sql.integer) NOT NULL,
            way \(sql.integer) NOT NULL,
            towards \(sql.integer) NOT NULL,
            down \(sql.integer) NOT NULL,
            up \(sql.integer) NOT NULL,
            since \(sql.integer) NOT NULL,
            first_at \(sql.integer),
            first_down \(sql.integer),
            first_up \(sql.integer),
            due_at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX enforcement_watch_due ON enforcement_watch (due_at);

        CREATE TABLE contention_applied (
            nas_id \(sql.integer) PRIMARY KEY REFERENCES nas (id),
            wanted_hash \(sql.integer) NOT NULL,
            places \(sql.integer) NOT NULL,
            changes \(sql.integer) NOT NULL,
            confirmed \(sql.integer) NOT NULL CHECK (confirmed IN (0, 1)),
            said \(sql.text) NOT NULL,
            tried_at \(sql.integer) NOT NULL,
            confirmed_at \(sql.integer)
        ) \(sql.tableEnd);
        """
    }
}
