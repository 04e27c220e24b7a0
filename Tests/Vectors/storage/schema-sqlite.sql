CREATE TABLE access_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_key BLOB NOT NULL UNIQUE CHECK (length(session_key) = 16),
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    login BLOB CHECK (length(login) = 16),
    garden TEXT,
    acct_session_id BLOB NOT NULL,
    user_name BLOB NOT NULL,
    calling_station BLOB NOT NULL,
    called_station BLOB NOT NULL,
    port_id BLOB NOT NULL,
    port INTEGER,
    interface_id INTEGER,
    id_hash INTEGER NOT NULL,
    started_at INTEGER NOT NULL
, granted INTEGER) STRICT;

CREATE TABLE accounting_inbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    payload BLOB NOT NULL
) STRICT;

CREATE TABLE accounting_inbox_lock (unused INTEGER) STRICT;

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

CREATE TABLE contention_applied (
    nas_id INTEGER PRIMARY KEY REFERENCES nas (id),
    wanted_hash INTEGER NOT NULL,
    places INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    said TEXT NOT NULL,
    tried_at INTEGER NOT NULL,
    confirmed_at INTEGER
) STRICT;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id INTEGER NOT NULL REFERENCES company (id),
    name TEXT NOT NULL CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('new', 'active', 'blocked', 'inactive'))
) STRICT;

CREATE TABLE customer_block (
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    reason TEXT NOT NULL CHECK (reason IN ('by_staff', 'unpaid')),
    since INTEGER NOT NULL,
    note TEXT,
    PRIMARY KEY (customer_id, reason)
) STRICT;

CREATE TABLE ended_session (
    session_key BLOB PRIMARY KEY CHECK (length(session_key) = 16),
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    id_hash INTEGER NOT NULL,
    line_hash INTEGER,
    started_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    interim INTEGER NOT NULL CHECK (interim >= 0),
    down INTEGER NOT NULL CHECK (down >= 0),
    up INTEGER NOT NULL CHECK (up >= 0),
    packets_down INTEGER NOT NULL,
    packets_up INTEGER NOT NULL,
    down6 INTEGER CHECK (down6 >= 0),
    up6 INTEGER CHECK (up6 >= 0),
    skew_down INTEGER NOT NULL,
    skew_up INTEGER NOT NULL,
    skew_down6 INTEGER NOT NULL,
    skew_up6 INTEGER NOT NULL,
    sightings INTEGER NOT NULL,
    not_before INTEGER,
    ended_at INTEGER NOT NULL,
    ending TEXT NOT NULL
        CHECK (ending IN ('stopped', 'lost_stop', 'nas_started', 'nas_stopping', 'silent')),
    cause INTEGER,
    concluded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE enforcement_attempt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    at INTEGER NOT NULL,
    way INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL,
    answer TEXT,
    said TEXT,
    ended_at INTEGER
, question TEXT, tries INTEGER) STRICT;

CREATE TABLE enforcement_watch (
    session_id INTEGER PRIMARY KEY,
    attempt INTEGER NOT NULL,
    way INTEGER NOT NULL,
    towards INTEGER NOT NULL,
    down INTEGER NOT NULL,
    up INTEGER NOT NULL,
    since INTEGER NOT NULL,
    first_at INTEGER,
    first_down INTEGER,
    first_up INTEGER,
    due_at INTEGER NOT NULL
) STRICT;

CREATE TABLE extra_attribute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    vendor TEXT,
    nas_id INTEGER REFERENCES nas (id),
    plan_id INTEGER REFERENCES plan (id),
    purpose TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (name <> ''),
    value TEXT NOT NULL,
    CHECK ((CASE WHEN vendor IS NULL THEN 0 ELSE 1 END) + (CASE WHEN nas_id IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN plan_id IS NULL THEN 0 ELSE 1 END) = 1),
    UNIQUE (vendor, purpose, position),
    UNIQUE (nas_id, purpose, position),
    UNIQUE (plan_id, purpose, position)
) STRICT;

CREATE TABLE fair_use_account (
    service_id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL,
    allowance INTEGER NOT NULL,
    period_start INTEGER NOT NULL,
    period_end INTEGER NOT NULL CHECK (period_end > period_start),
    allowance_left INTEGER NOT NULL CHECK (allowance_left >= 0),
    bonus_left INTEGER CHECK (bonus_left >= 0),
    over_usage INTEGER NOT NULL,
    settled_over_usage INTEGER NOT NULL,
    charged_blocks INTEGER NOT NULL,
    automatic_top_ups INTEGER NOT NULL,
    last_automatic_at INTEGER
) STRICT;

CREATE TABLE fair_use_bucket (
    service_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('top_up', 'automatic', 'rollover')),
    octets_left INTEGER NOT NULL CHECK (octets_left >= 0),
    expiry INTEGER,
    PRIMARY KEY (service_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE fair_use_counter (
    service_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('day', 'week', 'month', 'free')),
    first_day INTEGER NOT NULL,
    down INTEGER NOT NULL CHECK (down >= 0),
    up INTEGER NOT NULL CHECK (up >= 0),
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    PRIMARY KEY (service_id, kind, first_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE fair_use_policy (
    plan_id INTEGER PRIMARY KEY REFERENCES plan (id),
    source TEXT NOT NULL,
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;

CREATE TABLE fair_use_state (
    service_id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    is_blocked INTEGER NOT NULL CHECK (is_blocked IN (0, 1)),
    down INTEGER CHECK (down > 0),
    up INTEGER CHECK (up > 0),
    decided_by TEXT NOT NULL CHECK (decided_by IN ('fair_use', 'cap')),
    rules TEXT NOT NULL,
    next_change INTEGER,
    changed_at INTEGER NOT NULL,
    CHECK ((down IS NULL) = (up IS NULL))
) STRICT;

CREATE TABLE fair_use_top_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service_id INTEGER NOT NULL,
    octets INTEGER NOT NULL CHECK (octets > 0),
    validity TEXT NOT NULL,
    note TEXT,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE field_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT,
    new_value TEXT
) STRICT;

CREATE TABLE free_slot (
    pool_id INTEGER NOT NULL REFERENCES pool (node_id),
    counter INTEGER NOT NULL,
    PRIMARY KEY (pool_id, counter)
) STRICT;

CREATE TABLE garden_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    nas_id INTEGER REFERENCES nas (id),
    vendor TEXT,
    reason TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('refuse', 'garden')),
    ipv4_pool TEXT,
    framed_ipv6_pool TEXT,
    stateful_ipv6_pool TEXT,
    delegated_ipv6_pool TEXT,
    address_list TEXT,
    profile TEXT,
    down INTEGER CHECK (down > 0),
    up INTEGER CHECK (up > 0),
    session_seconds INTEGER NOT NULL DEFAULT 299 CHECK (session_seconds BETWEEN 1 AND 4294967295),
    keep_own_addresses INTEGER NOT NULL DEFAULT 0 CHECK (keep_own_addresses IN (0, 1)),
    CHECK ((nas_id IS NULL) <> (vendor IS NULL)),
    CHECK ((down IS NULL) = (up IS NULL)),
    UNIQUE (nas_id, reason),
    UNIQUE (vendor, reason)
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
, plan_id INTEGER REFERENCES plan (id), user_name TEXT
    CHECK (user_name <> '' AND length(CAST(user_name AS BLOB)) <= 253), password BLOB, mac_binding TEXT NOT NULL DEFAULT 'none'
    CHECK (mac_binding IN ('none', 'listed', 'first')), mac_limit INTEGER NOT NULL DEFAULT 1
    CHECK (mac_limit BETWEEN 1 AND 255), mac_replaces_oldest INTEGER NOT NULL DEFAULT 0
    CHECK (mac_replaces_oldest IN (0, 1)), circuit_id BLOB
    CHECK (length(circuit_id) BETWEEN 1 AND 253), remote_id BLOB
    CHECK (length(remote_id) BETWEEN 1 AND 253), simultaneous_use INTEGER NOT NULL DEFAULT 0
    CHECK (simultaneous_use BETWEEN 0 AND 65535), hold TEXT, interface_id INTEGER, ipv4_pool TEXT, framed_ipv6_pool TEXT, stateful_ipv6_pool TEXT, delegated_ipv6_pool TEXT, main_service_id INTEGER REFERENCES internet_service (id)) STRICT;

CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    fence INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;

CREATE TABLE nas (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('active', 'maintenance', 'retired'))
, source BLOB CHECK (length(source) = 17), secret BLOB, vendor TEXT NOT NULL DEFAULT 'generic', version TEXT, require_message_authenticator TEXT NOT NULL DEFAULT 'auto'
    CHECK (require_message_authenticator IN ('yes', 'auto', 'no')), limit_proxy_state TEXT NOT NULL DEFAULT 'auto'
    CHECK (limit_proxy_state IN ('yes', 'auto', 'no')), learned_message_authenticator TEXT
    CHECK (learned_message_authenticator IN ('yes', 'no')), learned_proxy_state TEXT CHECK (learned_proxy_state IN ('yes', 'no')), inverted_rates INTEGER NOT NULL DEFAULT 0 CHECK (inverted_rates IN (0, 1)), interim_interval INTEGER
    CHECK (interim_interval BETWEEN 60 AND 4294967295), dynamic_authorization_port INTEGER NOT NULL DEFAULT 3799
    CHECK (dynamic_authorization_port BETWEEN 1 AND 65535), inverted_accounting INTEGER NOT NULL DEFAULT 0
    CHECK (inverted_accounting IN (0, 1))) STRICT;

CREATE TABLE nas_accounting (
    nas_id INTEGER PRIMARY KEY,
    sends_gigawords INTEGER NOT NULL CHECK (sends_gigawords IN (0, 1)),
    last_record_at INTEGER NOT NULL,
    restarted_at INTEGER
) STRICT;

CREATE TABLE nas_accounting_day (
    nas_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    finding TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (nas_id, day, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE nas_api (
    nas_id INTEGER PRIMARY KEY REFERENCES nas (id),
    host TEXT NOT NULL CHECK (host <> ''),
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security TEXT NOT NULL CHECK (security IN ('plain', 'pinned', 'authority', 'unchecked')),
    fingerprint BLOB CHECK (length(fingerprint) = 32),
    authorities TEXT CHECK (authorities <> ''),
    server_name TEXT CHECK (server_name <> ''),
    user_name TEXT NOT NULL CHECK (user_name <> ''),
    password BLOB NOT NULL,
    allows_old_login INTEGER NOT NULL DEFAULT 0 CHECK (allows_old_login IN (0, 1)),
    CHECK ((security = 'pinned') = (fingerprint IS NOT NULL)),
    CHECK ((security = 'authority') = (authorities IS NOT NULL)),
    CHECK (server_name IS NULL OR security = 'authority')
) STRICT;

CREATE TABLE nas_contention (
    nas_id INTEGER PRIMARY KEY REFERENCES nas (id),
    uplink_down INTEGER CHECK (uplink_down > 0),
    uplink_up INTEGER CHECK (uplink_up > 0),
    rule TEXT NOT NULL CHECK (rule IN ('plans', 'sectors')),
    position TEXT NOT NULL CHECK (position IN ('central', 'access')),
    counting TEXT NOT NULL CHECK (counting IN ('assigned', 'online')),
    central_id INTEGER REFERENCES nas (id),
    CHECK ((uplink_down IS NULL) = (uplink_up IS NULL)),
    CHECK (central_id IS NULL OR position = 'access')
) STRICT;

CREATE TABLE open_session (
    session_key BLOB PRIMARY KEY CHECK (length(session_key) = 16),
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    id_hash INTEGER NOT NULL,
    line_hash INTEGER,
    started_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    seconds INTEGER NOT NULL CHECK (seconds >= 0),
    interim INTEGER NOT NULL CHECK (interim >= 0),
    down INTEGER NOT NULL CHECK (down >= 0),
    up INTEGER NOT NULL CHECK (up >= 0),
    packets_down INTEGER NOT NULL,
    packets_up INTEGER NOT NULL,
    down6 INTEGER CHECK (down6 >= 0),
    up6 INTEGER CHECK (up6 >= 0),
    skew_down INTEGER NOT NULL,
    skew_up INTEGER NOT NULL,
    skew_down6 INTEGER NOT NULL,
    skew_up6 INTEGER NOT NULL,
    sightings INTEGER NOT NULL,
    not_before INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    service_id INTEGER,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    delivered_at INTEGER
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    state TEXT NOT NULL CHECK (state IN ('active', 'archived')),
    down INTEGER NOT NULL CHECK (down > 0),
    up INTEGER NOT NULL CHECK (up > 0),
    burst_down INTEGER CHECK (burst_down >= down),
    burst_up INTEGER CHECK (burst_up >= up),
    threshold_down INTEGER CHECK (threshold_down > 0),
    threshold_up INTEGER CHECK (threshold_up > 0),
    burst_seconds_down INTEGER CHECK (burst_seconds_down BETWEEN 1 AND 65535),
    burst_seconds_up INTEGER CHECK (burst_seconds_up BETWEEN 1 AND 65535),
    guarantee_down INTEGER CHECK (guarantee_down BETWEEN 0 AND down),
    guarantee_up INTEGER CHECK (guarantee_up BETWEEN 0 AND up),
    priority INTEGER CHECK (priority BETWEEN 1 AND 8),
    session_timeout INTEGER CHECK (session_timeout BETWEEN 1 AND 4294967295),
    idle_timeout INTEGER CHECK (idle_timeout BETWEEN 1 AND 4294967295),
    interim_interval INTEGER CHECK (interim_interval BETWEEN 60 AND 4294967295),
    delegated_length INTEGER NOT NULL DEFAULT 56 CHECK (delegated_length BETWEEN 1 AND 64),
    ipv4_pool TEXT,
    framed_ipv6_pool TEXT,
    stateful_ipv6_pool TEXT,
    delegated_ipv6_pool TEXT,
    dns TEXT NOT NULL DEFAULT '',
    address_list TEXT,
    profile TEXT, price INTEGER CHECK (price >= 0), currency TEXT CHECK ((currency IS NULL) = (price IS NULL)),
    CHECK ((burst_down IS NULL) = (burst_up IS NULL) AND (burst_down IS NULL) = (threshold_down IS NULL)
        AND (burst_down IS NULL) = (threshold_up IS NULL) AND (burst_down IS NULL) = (burst_seconds_down IS NULL)
        AND (burst_down IS NULL) = (burst_seconds_up IS NULL)),
    CHECK ((guarantee_down IS NULL) = (guarantee_up IS NULL))
) STRICT;

CREATE TABLE plan_contention (
    plan_id INTEGER PRIMARY KEY REFERENCES plan (id),
    ratio INTEGER NOT NULL CHECK (ratio BETWEEN 1 AND 1000),
    bundle TEXT CHECK (bundle <> ''),
    guarantees_share INTEGER NOT NULL DEFAULT 0 CHECK (guarantees_share IN (0, 1))
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

CREATE TABLE realm (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    way TEXT NOT NULL CHECK (way IN ('local_strip', 'local_keep', 'refuse', 'proxy')),
    proxy_host TEXT CHECK (proxy_host <> ''),
    proxy_port INTEGER CHECK (proxy_port BETWEEN 1 AND 65535),
    proxy_secret BLOB,
    CHECK ((way = 'proxy') = (proxy_host IS NOT NULL)),
    CHECK ((way = 'proxy') = (proxy_port IS NOT NULL))
) STRICT;

CREATE TABLE record_damage (
    log INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
    place TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (log, first_sequence)
) STRICT;

CREATE TABLE record_position (
    log INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL CHECK (sequence > 0)
) STRICT;

CREATE TABLE router_entry (
    nas_id INTEGER NOT NULL,
    service_id INTEGER NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('settled', 'waiting', 'under_way')),
    due_at INTEGER,
    list TEXT,
    down INTEGER,
    up INTEGER,
    prefixes TEXT NOT NULL,
    outdated INTEGER NOT NULL CHECK (outdated IN (0, 1)),
    tries INTEGER NOT NULL,
    failed INTEGER NOT NULL CHECK (failed IN (0, 1)),
    attempt INTEGER,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (nas_id, service_id)
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

CREATE TABLE sector (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    nas_id INTEGER NOT NULL REFERENCES nas (id),
    name TEXT NOT NULL CHECK (name <> ''),
    down INTEGER NOT NULL CHECK (down > 0),
    up INTEGER NOT NULL CHECK (up > 0),
    reserve_percent INTEGER NOT NULL DEFAULT 0 CHECK (reserve_percent BETWEEN 0 AND 99),
    UNIQUE (nas_id, name)
) STRICT;

CREATE TABLE service_mac (
    service_id INTEGER NOT NULL REFERENCES internet_service (id),
    mac INTEGER NOT NULL CHECK (mac BETWEEN 0 AND 281474976710655),
    learned_at INTEGER,
    PRIMARY KEY (service_id, mac)
) STRICT;

CREATE TABLE service_route (
    service_id INTEGER NOT NULL REFERENCES internet_service (id),
    prefix BLOB NOT NULL CHECK (length(prefix) = 17),
    PRIMARY KEY (service_id, prefix)
) STRICT;

CREATE TABLE service_sector (
    service_id INTEGER PRIMARY KEY REFERENCES internet_service (id),
    sector_id INTEGER NOT NULL REFERENCES sector (id)
) STRICT;

CREATE TABLE session_enforcement (
    session_id INTEGER PRIMARY KEY,
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    phase TEXT NOT NULL
        CHECK (phase IN ('settled', 'waiting', 'under_way', 'ending', 'stuck', 'over')),
    due_at INTEGER,
    desired INTEGER NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('known', 'uncertain', 'unknown')),
    applied INTEGER NOT NULL,
    towards INTEGER,
    way INTEGER,
    closed INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    attempt INTEGER,
    changed_at INTEGER NOT NULL
, held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), has_queue INTEGER NOT NULL DEFAULT 0
    CHECK (has_queue IN (0, 1))) STRICT;

CREATE TABLE session_lock (unused INTEGER) STRICT;

CREATE TABLE session_sighting (
    session_key BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('delegated', 'framed', 'address', 'ipv4')),
    prefix BLOB NOT NULL CHECK (length(prefix) = 17),
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL CHECK (valid_to >= valid_from),
    recorded_from INTEGER NOT NULL,
    end_recorded_at INTEGER,
    nas_id INTEGER NOT NULL,
    service_id INTEGER,
    verdict TEXT NOT NULL CHECK (verdict IN ('agrees', 'unplanned', 'differs', 'foreign')),
    holder_id INTEGER,
    PRIMARY KEY (session_key, kind, prefix, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_charge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    service_id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    period INTEGER NOT NULL,
    measure TEXT NOT NULL CHECK (measure IN ('down', 'up', 'total', 'online')),
    unit INTEGER NOT NULL CHECK (unit > 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE usage_month (
    month INTEGER PRIMARY KEY CHECK (month BETWEEN 197001 AND 999912)
) STRICT;

CREATE INDEX access_session_id_hash ON access_session (id_hash, started_at);

CREATE INDEX access_session_nas ON access_session (nas_id, started_at);

CREATE INDEX access_session_service ON access_session (service_id, started_at);

CREATE INDEX access_session_user ON access_session (user_name, started_at);

CREATE INDEX change_log_at ON change_log (at);

CREATE INDEX customer_company ON customer (company_id);

CREATE INDEX customer_name ON customer (name);

CREATE INDEX ended_session_ended ON ended_session (ended_at);

CREATE INDEX enforcement_attempt_at ON enforcement_attempt (at);

CREATE INDEX enforcement_attempt_service ON enforcement_attempt (service_id, at);

CREATE INDEX enforcement_watch_due ON enforcement_watch (due_at);

CREATE INDEX fair_use_state_next ON fair_use_state (next_change) WHERE next_change IS NOT NULL;

CREATE INDEX fair_use_state_plan ON fair_use_state (plan_id);

CREATE INDEX fair_use_top_up_service ON fair_use_top_up (service_id, id);

CREATE INDEX field_change_entity ON field_change (entity, entity_id, at);

CREATE INDEX field_change_fair_use ON field_change (at) WHERE field = 'fair_use';

CREATE INDEX holding_customer_kept ON holding (customer_id) WHERE kept_until IS NOT NULL;

CREATE INDEX holding_history_prefix ON holding_history (prefix, valid_from);

CREATE INDEX holding_history_service ON holding_history (service_id, valid_from);

CREATE INDEX holding_kept_until ON holding (kept_until) WHERE kept_until IS NOT NULL;

CREATE INDEX holding_service ON holding (service_id);

CREATE INDEX internet_service_circuit ON internet_service (circuit_id) WHERE circuit_id IS NOT NULL;

CREATE INDEX internet_service_customer ON internet_service (customer_id);

CREATE INDEX internet_service_main ON internet_service (main_service_id) WHERE main_service_id IS NOT NULL;

CREATE INDEX internet_service_nas ON internet_service (nas_id);

CREATE INDEX internet_service_plan ON internet_service (plan_id);

CREATE UNIQUE INDEX internet_service_user_name ON internet_service (user_name) WHERE state <> 'archived';

CREATE INDEX nas_contention_central ON nas_contention (central_id) WHERE central_id IS NOT NULL;

CREATE UNIQUE INDEX nas_source ON nas (source);

CREATE INDEX open_session_id_hash ON open_session (id_hash);

CREATE INDEX open_session_line_hash ON open_session (line_hash);

CREATE INDEX open_session_nas ON open_session (nas_id);

CREATE INDEX outbox_service ON outbox (service_id, id);

CREATE INDEX outbox_waiting ON outbox (id) WHERE delivered_at IS NULL;

CREATE INDEX plan_node_nas ON plan_node (nas_id);

CREATE INDEX plan_node_parent ON plan_node (parent_id);

CREATE INDEX router_entry_due ON router_entry (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX router_entry_service ON router_entry (service_id);

CREATE INDEX service_mac_mac ON service_mac (mac);

CREATE INDEX service_sector_sector ON service_sector (sector_id);

CREATE INDEX session_enforcement_due ON session_enforcement (nas_id, due_at, session_id) WHERE due_at IS NOT NULL;

CREATE INDEX session_enforcement_service ON session_enforcement (service_id);

CREATE INDEX session_sighting_contradiction ON session_sighting (nas_id, valid_from)
    WHERE verdict IN ('differs', 'foreign');

CREATE INDEX session_sighting_prefix ON session_sighting (prefix, valid_from);

CREATE INDEX usage_charge_service ON usage_charge (service_id, id);
