// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// The address plan: its tree, its pools, who holds what, and who held it when.
    ///
    /// A prefix is a key of 17 bytes (see ``PrefixKey``). In the history an open end is the largest integer.
    static let addressPlan = Migration(number: 3, name: "address plan") { sql in
        """
        CREATE TABLE plan_node (
            id \(sql.identity),
            parent_id \(sql.integer) REFERENCES plan_node (id),
            role \(sql.text) NOT NULL CHECK (role IN ('block', 'site', 'nas', 'pool')),
            prefix \(sql.bytes) NOT NULL CHECK (\(sql.byteCount("prefix")) = 17),
            name \(sql.text) NOT NULL CHECK (name <> ''),
            nas_id \(sql.integer) REFERENCES nas (id),
            placement \(sql.text) NOT NULL CHECK (placement IN ('next_free', 'nibble_aligned', 'sparse')),
            growth_reserve \(sql.integer) NOT NULL DEFAULT 0 CHECK (growth_reserve BETWEEN 0 AND 127),
            discard_route \(sql.integer) NOT NULL DEFAULT 0 CHECK (discard_route IN (0, 1)),
            note \(sql.text) NOT NULL DEFAULT '',
            UNIQUE (prefix, role, parent_id)
        ) \(sql.tableEnd);
        CREATE INDEX plan_node_parent ON plan_node (parent_id);
        CREATE INDEX plan_node_nas ON plan_node (nas_id);

        CREATE TABLE pool (
            node_id \(sql.integer) PRIMARY KEY REFERENCES plan_node (id),
            kind \(sql.text) NOT NULL CHECK (kind IN ('active', 'blocked', 'static', 'link', 'infrastructure')),
            delegated_length \(sql.integer) NOT NULL CHECK (delegated_length BETWEEN 0 AND 128),
            slot_order \(sql.text) NOT NULL CHECK (slot_order IN ('next_free', 'sparse')),
            reserved_low \(sql.integer) NOT NULL CHECK (reserved_low >= 0),
            reserved_high \(sql.integer) NOT NULL CHECK (reserved_high >= 0),
            keep_days \(sql.integer) NOT NULL CHECK (keep_days >= 0),
            excluded_length \(sql.integer) CHECK (excluded_length BETWEEN 0 AND 128),
            next_counter \(sql.integer) NOT NULL DEFAULT 0 CHECK (next_counter >= 0)
        ) \(sql.tableEnd);

        CREATE TABLE free_slot (
            pool_id \(sql.integer) NOT NULL REFERENCES pool (node_id),
            counter \(sql.integer) NOT NULL,
            PRIMARY KEY (pool_id, counter)
        ) \(sql.tableEnd);

        CREATE TABLE holding (
            id \(sql.identity),
            prefix \(sql.bytes) NOT NULL UNIQUE CHECK (\(sql.byteCount("prefix")) = 17),
            kind \(sql.text) NOT NULL CHECK (kind IN ('delegation', 'assignment')),
            mode \(sql.text) NOT NULL CHECK (mode IN ('static', 'sticky', 'chosen_by_nas')),
            pool_id \(sql.integer) REFERENCES pool (node_id),
            slot \(sql.integer),
            service_id \(sql.integer) NOT NULL REFERENCES internet_service (id),
            customer_id \(sql.integer) NOT NULL REFERENCES customer (id),
            since \(sql.integer) NOT NULL,
            ended_at \(sql.integer),
            kept_until \(sql.integer),
            excluded \(sql.bytes) CHECK (\(sql.byteCount("excluded")) = 17),
            UNIQUE (pool_id, slot)
        ) \(sql.tableEnd);
        CREATE INDEX holding_service ON holding (service_id);
        CREATE INDEX holding_customer_kept ON holding (customer_id) WHERE kept_until IS NOT NULL;
        CREATE INDEX holding_kept_until ON holding (kept_until) WHERE kept_until IS NOT NULL;

        CREATE TABLE holding_history (
            id \(sql.identity),
            prefix \(sql.bytes) NOT NULL CHECK (\(sql.byteCount("prefix")) = 17),
            kind \(sql.text) NOT NULL CHECK (kind IN ('delegation', 'assignment')),
            source \(sql.text) NOT NULL CHECK (source IN ('plan', 'sighting')),
            service_id \(sql.integer) NOT NULL,
            customer_id \(sql.integer) NOT NULL,
            valid_from \(sql.integer) NOT NULL,
            valid_to \(sql.integer) NOT NULL CHECK (valid_to >= valid_from),
            recorded_from \(sql.integer) NOT NULL,
            recorded_to \(sql.integer) NOT NULL CHECK (recorded_to >= recorded_from)
        ) \(sql.tableEnd);
        CREATE INDEX holding_history_prefix ON holding_history (prefix, valid_from);
        CREATE INDEX holding_history_service ON holding_history (service_id, valid_from);
        """
    }
}
