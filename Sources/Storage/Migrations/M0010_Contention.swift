// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// How lines share what there is: ratios of plans, sectors of routers, and which line stands in which sector.
    ///
    /// A row is missing where nothing was chosen: a plan that shares nothing, a router without a limit of its own.
    static let contention = Migration(number: 10, name: "contention") { sql in
        """
        CREATE TABLE sector (
            id \(sql.identity),
            nas_id \(sql.integer) NOT NULL REFERENCES nas (id),
            name \(sql.text) NOT NULL CHECK (name <> ''),
            down \(sql.integer) NOT NULL CHECK (down > 0),
            up \(sql.integer) NOT NULL CHECK (up > 0),
            reserve_percent \(sql.integer) NOT NULL DEFAULT 0 CHECK (reserve_percent BETWEEN 0 AND 99),
            UNIQUE (nas_id, name)
        ) \(sql.tableEnd);

        CREATE TABLE service_sector (
            service_id \(sql.integer) PRIMARY KEY REFERENCES internet_service (id),
            sector_id \(sql.integer) NOT NULL REFERENCES sector (id)
        ) \(sql.tableEnd);
        CREATE INDEX service_sector_sector ON service_sector (sector_id);

        CREATE TABLE plan_contention (
            plan_id \(sql.integer) PRIMARY KEY REFERENCES plan (id),
            ratio \(sql.integer) NOT NULL CHECK (ratio BETWEEN 1 AND 1000),
            bundle \(sql.text) CHECK (bundle <> ''),
            guarantees_share \(sql.integer) NOT NULL DEFAULT 0 CHECK (guarantees_share IN (0, 1))
        ) \(sql.tableEnd);

        CREATE TABLE nas_contention (
            nas_id \(sql.integer) PRIMARY KEY REFERENCES nas (id),
            uplink_down \(sql.integer) CHECK (uplink_down > 0),
            uplink_up \(sql.integer) CHECK (uplink_up > 0),
            rule \(sql.text) NOT NULL CHECK (rule IN ('plans', 'sectors')),
            position \(sql.text) NOT NULL CHECK (position IN ('central', 'access')),
            counting \(sql.text) NOT NULL CHECK (counting IN ('assigned', 'online')),
            central_id \(sql.integer) REFERENCES nas (id),
            CHECK ((uplink_down IS NULL) = (uplink_up IS NULL)),
            CHECK (central_id IS NULL OR position = 'access')
        ) \(sql.tableEnd);
        CREATE INDEX nas_contention_central ON nas_contention (central_id) WHERE central_id IS NOT NULL;
        """
    }
}
