CREATE TABLE address_plan_lock (unused INTEGER) STRICT;

CREATE TABLE change_log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'removed')),
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL
) STRICT;

CREATE TABLE change_log_lock (unused INTEGER) STRICT;

CREATE TABLE company (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    billing_zone TEXT NOT NULL CHECK (billing_zone <> '')
) STRICT;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL REFERENCES company (id),
    name TEXT NOT NULL CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('new', 'active', 'blocked', 'inactive'))
) STRICT;

CREATE TABLE free_slot (
    pool_id INTEGER NOT NULL REFERENCES pool (node_id),
    counter INTEGER NOT NULL,
    PRIMARY KEY (pool_id, counter)
) STRICT;

CREATE TABLE holding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prefix BLOB NOT NULL UNIQUE CHECK (length(prefix) = 17),
    kind TEXT NOT NULL CHECK (kind IN ('delegation', 'assignment')),
    mode TEXT NOT NULL CHECK (mode IN ('static', 'sticky', 'chosen_by_nas')),
    pool_id INTEGER REFERENCES pool (node_id),
    slot INTEGER,
    service_id INTEGER NOT NULL REFERENCES internet_service (id),
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    since INTEGER NOT NULL,
    ended_at INTEGER,
    kept_until INTEGER,
    excluded BLOB CHECK (length(excluded) = 17),
    UNIQUE (pool_id, slot)
) STRICT;

CREATE TABLE holding_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prefix BLOB NOT NULL CHECK (length(prefix) = 17),
    kind TEXT NOT NULL CHECK (kind IN ('delegation', 'assignment')),
    source TEXT NOT NULL CHECK (source IN ('plan', 'sighting')),
    service_id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL CHECK (valid_to >= valid_from),
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL CHECK (recorded_to >= recorded_from)
) STRICT;

CREATE TABLE internet_service (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    access_kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'stopped', 'archived')),
    nas_id INTEGER REFERENCES nas (id)
) STRICT;

CREATE TABLE nas (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('active', 'maintenance', 'retired'))
) STRICT;

CREATE TABLE plan_node (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES plan_node (id),
    role TEXT NOT NULL CHECK (role IN ('block', 'site', 'nas', 'pool')),
    prefix BLOB NOT NULL CHECK (length(prefix) = 17),
    name TEXT NOT NULL CHECK (name <> ''),
    nas_id INTEGER REFERENCES nas (id),
    placement TEXT NOT NULL CHECK (placement IN ('next_free', 'nibble_aligned', 'sparse')),
    growth_reserve INTEGER NOT NULL DEFAULT 0 CHECK (growth_reserve BETWEEN 0 AND 127),
    discard_route INTEGER NOT NULL DEFAULT 0 CHECK (discard_route IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (prefix, role, parent_id)
) STRICT;

CREATE TABLE pool (
    node_id INTEGER PRIMARY KEY REFERENCES plan_node (id),
    kind TEXT NOT NULL CHECK (kind IN ('active', 'blocked', 'static', 'link', 'infrastructure')),
    delegated_length INTEGER NOT NULL CHECK (delegated_length BETWEEN 0 AND 128),
    slot_order TEXT NOT NULL CHECK (slot_order IN ('next_free', 'sparse')),
    reserved_low INTEGER NOT NULL CHECK (reserved_low >= 0),
    reserved_high INTEGER NOT NULL CHECK (reserved_high >= 0),
    keep_days INTEGER NOT NULL CHECK (keep_days >= 0),
    excluded_length INTEGER CHECK (excluded_length BETWEEN 0 AND 128),
    next_counter INTEGER NOT NULL DEFAULT 0 CHECK (next_counter >= 0)
) STRICT;

CREATE TABLE schema_migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sealing_key (
    key_id INTEGER PRIMARY KEY,
    check_value BLOB NOT NULL
) STRICT;

CREATE INDEX change_log_at ON change_log (at);

CREATE INDEX customer_company ON customer (company_id);

CREATE INDEX holding_customer_kept ON holding (customer_id) WHERE kept_until IS NOT NULL;

CREATE INDEX holding_history_prefix ON holding_history (prefix, valid_from);

CREATE INDEX holding_history_service ON holding_history (service_id, valid_from);

CREATE INDEX holding_kept_until ON holding (kept_until) WHERE kept_until IS NOT NULL;

CREATE INDEX holding_service ON holding (service_id);

CREATE INDEX internet_service_customer ON internet_service (customer_id);

CREATE INDEX internet_service_nas ON internet_service (nas_id);

CREATE INDEX plan_node_nas ON plan_node (nas_id);

CREATE INDEX plan_node_parent ON plan_node (parent_id);
