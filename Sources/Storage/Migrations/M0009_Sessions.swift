// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What routers report of sessions: who they were, what they counted, and what they were really given.
    ///
    /// A session is known by 16 bytes. What does not change stands in `access_session`; what every record changes stands in
    /// `open_session` while the session is open, in rows as small as they can be, and in `ended_session` after it. A `skew` is
    /// the router's counter less what was counted: not zero once the router has begun again. Usage has tables of its own
    /// for each month, made when they are needed and listed in `usage_month`. In sightings an open end is the largest integer.
    static let sessions = Migration(number: 9, name: "sessions") { sql in
        """
        ALTER TABLE nas ADD COLUMN inverted_accounting \(sql.integer) NOT NULL DEFAULT 0
            CHECK (inverted_accounting IN (0, 1));
        CREATE TABLE session_lock (unused \(sql.integer)) \(sql.tableEnd);

        CREATE TABLE access_session (
            id \(sql.identity),
            session_key \(sql.bytes) NOT NULL UNIQUE CHECK (\(sql.byteCount("session_key")) = 16),
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            login \(sql.bytes) CHECK (\(sql.byteCount("login")) = 16),
            garden \(sql.text),
            acct_session_id \(sql.bytes) NOT NULL,
            user_name \(sql.bytes) NOT NULL,
            calling_station \(sql.bytes) NOT NULL,
            called_station \(sql.bytes) NOT NULL,
            port_id \(sql.bytes) NOT NULL,
            port \(sql.integer),
            interface_id \(sql.integer),
            id_hash \(sql.integer) NOT NULL,
            started_at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX access_session_service ON access_session (service_id, started_at);
        CREATE INDEX access_session_user ON access_session (user_name, started_at);
        CREATE INDEX access_session_id_hash ON access_session (id_hash, started_at);
        CREATE INDEX access_session_nas ON access_session (nas_id, started_at);

        CREATE TABLE open_session (
            session_key \(sql.bytes) PRIMARY KEY CHECK (\(sql.byteCount("session_key")) = 16),
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            id_hash \(sql.integer) NOT NULL,
            line_hash \(sql.integer),
            \(meter(sql))
        ) \(sql.clusteredTableEnd);
        CREATE INDEX open_session_nas ON open_session (nas_id);
        CREATE INDEX open_session_id_hash ON open_session (id_hash);
        CREATE INDEX open_session_line_hash ON open_session (line_hash);

        CREATE TABLE ended_session (
            session_key \(sql.bytes) PRIMARY KEY CHECK (\(sql.byteCount("session_key")) = 16),
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            id_hash \(sql.integer) NOT NULL,
            line_hash \(sql.integer),
            \(meter(sql)),
            ended_at \(sql.integer) NOT NULL,
            ending \(sql.text) NOT NULL
                CHECK (ending IN ('stopped', 'lost_stop', 'nas_started', 'nas_stopping', 'silent')),
            cause \(sql.integer),
            concluded_at \(sql.integer) NOT NULL
        ) \(sql.clusteredTableEnd);
        CREATE INDEX ended_session_ended ON ended_session (ended_at);

        CREATE TABLE session_sighting (
            session_key \(sql.bytes) NOT NULL,
            kind \(sql.text) NOT NULL CHECK (kind IN ('delegated', 'framed', 'address', 'ipv4')),
            prefix \(sql.bytes) NOT NULL CHECK (\(sql.byteCount("prefix")) = 17),
            valid_from \(sql.integer) NOT NULL,
            valid_to \(sql.integer) NOT NULL CHECK (valid_to >= valid_from),
            recorded_from \(sql.integer) NOT NULL,
            end_recorded_at \(sql.integer),
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            verdict \(sql.text) NOT NULL CHECK (verdict IN ('agrees', 'unplanned', 'differs', 'foreign')),
            holder_id \(sql.integer),
            PRIMARY KEY (session_key, kind, prefix, valid_from)
        ) \(sql.clusteredTableEnd);
        CREATE INDEX session_sighting_prefix ON session_sighting (prefix, valid_from);
        CREATE INDEX session_sighting_contradiction ON session_sighting (nas_id, valid_from)
            WHERE verdict IN ('differs', 'foreign');

        CREATE TABLE nas_accounting (
            nas_id \(sql.integer) PRIMARY KEY,
            sends_gigawords \(sql.integer) NOT NULL CHECK (sends_gigawords IN (0, 1)),
            last_record_at \(sql.integer) NOT NULL,
            restarted_at \(sql.integer)
        ) \(sql.tableEnd);

        CREATE TABLE nas_accounting_day (
            nas_id \(sql.integer) NOT NULL,
            day \(sql.integer) NOT NULL,
            finding \(sql.text) NOT NULL,
            number \(sql.integer) NOT NULL,
            PRIMARY KEY (nas_id, day, finding)
        ) \(sql.clusteredTableEnd);

        CREATE TABLE record_damage (
            log \(sql.integer) NOT NULL,
            first_sequence \(sql.integer) NOT NULL,
            last_sequence \(sql.integer) NOT NULL CHECK (last_sequence >= first_sequence),
            place \(sql.text) NOT NULL,
            found_at \(sql.integer) NOT NULL,
            PRIMARY KEY (log, first_sequence)
        ) \(sql.tableEnd);

        CREATE TABLE usage_month (
            month \(sql.integer) PRIMARY KEY CHECK (month BETWEEN 197001 AND 999912)
        ) \(sql.tableEnd);
        """
    }

    /// What every record of a session may change; octets are counted so far, packets as the router last said.
    private static func meter(_ sql: Dialect) -> String {
        """
        started_at \(sql.integer) NOT NULL,
            last_at \(sql.integer) NOT NULL,
            seen_at \(sql.integer) NOT NULL,
            seconds \(sql.integer) NOT NULL CHECK (seconds >= 0),
            interim \(sql.integer) NOT NULL CHECK (interim >= 0),
            down \(sql.integer) NOT NULL CHECK (down >= 0),
            up \(sql.integer) NOT NULL CHECK (up >= 0),
            packets_down \(sql.integer) NOT NULL,
            packets_up \(sql.integer) NOT NULL,
            down6 \(sql.integer) CHECK (down6 >= 0),
            up6 \(sql.integer) CHECK (up6 >= 0),
            skew_down \(sql.integer) NOT NULL,
            skew_up \(sql.integer) NOT NULL,
            skew_down6 \(sql.integer) NOT NULL,
            skew_up6 \(sql.integer) NOT NULL,
            sightings \(sql.integer) NOT NULL,
            not_before \(sql.integer)
        """
    }
}
