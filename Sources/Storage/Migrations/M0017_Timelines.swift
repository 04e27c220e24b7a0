// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What plans cost, what became of single fields of rows, and what routers were asked for; what is due is found by router.
    ///
    /// A price is what a line pays for a month, in minor units. `entity` has the words of the change log; `old_value` and
    /// `new_value` are for people, as they were called then. `tries` counts the tries of one way, this one included.
    static let timelines = Migration(number: 17, name: "prices and timelines") { sql in
        """
        ALTER TABLE plan ADD COLUMN price \(sql.integer) CHECK (price >= 0);
        ALTER TABLE plan ADD COLUMN currency \(sql.text) CHECK ((currency IS NULL) = (price IS NULL));

        CREATE TABLE field_change (
            id \(sql.identity),
            entity \(sql.text) NOT NULL,
            entity_id \(sql.integer) NOT NULL,
            at \(sql.integer) NOT NULL,
            field \(sql.text) NOT NULL,
            old_value \(sql.text),
            new_value \(sql.text)
        ) \(sql.tableEnd);
        CREATE INDEX field_change_entity ON field_change (entity, entity_id, at);
        CREATE INDEX field_change_fair_use ON field_change (at) WHERE field = 'fair_use';

        ALTER TABLE enforcement_attempt ADD COLUMN question \(sql.text);
        ALTER TABLE enforcement_attempt ADD COLUMN tries \(sql.integer);

        DROP INDEX session_enforcement_due;
        CREATE INDEX session_enforcement_due ON session_enforcement (nas_id, due_at, session_id) WHERE due_at IS NOT NULL;
        """
    }
}
