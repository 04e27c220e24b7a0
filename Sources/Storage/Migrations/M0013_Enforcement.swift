// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What is being done so that sessions have what they should have, every attempt with its answer, and who does it.
    ///
    /// `granted`, `desired`, `applied` and `towards` are fingerprints of terms. A session without a row in `session_enforcement` has
    /// what its login was granted. `attempt` numbers the last attempt: the answer to another one comes too late.
    static let enforcement = Migration(number: 13, name: "enforcement") { sql in
        """
        ALTER TABLE access_session ADD COLUMN granted \(sql.integer);

        CREATE TABLE session_enforcement (
            session_id \(sql.integer) PRIMARY KEY,
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            phase \(sql.text) NOT NULL
                CHECK (phase IN ('settled', 'waiting', 'under_way', 'ending', 'stuck', 'over')),
            due_at \(sql.integer),
            desired \(sql.integer) NOT NULL,
            certainty \(sql.text) NOT NULL CHECK (certainty IN ('known', 'uncertain', 'unknown')),
            applied \(sql.integer) NOT NULL,
            towards \(sql.integer),
            way \(sql.integer),
            closed \(sql.integer) NOT NULL,
            tries \(sql.integer) NOT NULL,
            attempt \(sql.integer),
            changed_at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX session_enforcement_due ON session_enforcement (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX session_enforcement_service ON session_enforcement (service_id);

        CREATE TABLE enforcement_attempt (
            id \(sql.identity),
            session_id \(sql.integer) NOT NULL,
            nas_id \(sql.integer) NOT NULL,
            service_id \(sql.integer),
            at \(sql.integer) NOT NULL,
            way \(sql.integer) NOT NULL,
            purpose \(sql.text) NOT NULL,
            reason \(sql.text) NOT NULL,
            answer \(sql.text),
            said \(sql.text),
            ended_at \(sql.integer)
        ) \(sql.tableEnd);
        CREATE INDEX enforcement_attempt_service ON enforcement_attempt (service_id, at);
        CREATE INDEX enforcement_attempt_at ON enforcement_attempt (at);

        CREATE TABLE lease (
            name \(sql.text) PRIMARY KEY,
            holder \(sql.text) NOT NULL,
            fence \(sql.integer) NOT NULL,
            ends_at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        """
    }
}
