// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What lines of capped plans have left, and what was bought for them.
    ///
    /// `allowance` is what the line's plan included when the account was last written: what was used is the rest to it.
    static let fairUseAccounts = Migration(number: 15, name: "fair-use accounts") { sql in
        """
        CREATE TABLE fair_use_account (
            service_id \(sql.integer) PRIMARY KEY,
            plan_id \(sql.integer) NOT NULL,
            allowance \(sql.integer) NOT NULL,
            period_start \(sql.integer) NOT NULL,
            period_end \(sql.integer) NOT NULL CHECK (period_end > period_start),
            allowance_left \(sql.integer) NOT NULL CHECK (allowance_left >= 0),
            bonus_left \(sql.integer) CHECK (bonus_left >= 0),
            over_usage \(sql.integer) NOT NULL,
            settled_over_usage \(sql.integer) NOT NULL,
            charged_blocks \(sql.integer) NOT NULL,
            automatic_top_ups \(sql.integer) NOT NULL,
            last_automatic_at \(sql.integer)
        ) \(sql.tableEnd);

        CREATE TABLE fair_use_bucket (
            service_id \(sql.integer) NOT NULL,
            place \(sql.integer) NOT NULL,
            origin \(sql.text) NOT NULL CHECK (origin IN ('top_up', 'automatic', 'rollover')),
            octets_left \(sql.integer) NOT NULL CHECK (octets_left >= 0),
            expiry \(sql.integer),
            PRIMARY KEY (service_id, place)
        ) \(sql.clusteredTableEnd);

        CREATE TABLE fair_use_top_up (
            id \(sql.identity),
            service_id \(sql.integer) NOT NULL,
            octets \(sql.integer) NOT NULL CHECK (octets > 0),
            validity \(sql.text) NOT NULL,
            note \(sql.text),
            at \(sql.integer) NOT NULL
        ) \(sql.tableEnd);
        CREATE INDEX fair_use_top_up_service ON fair_use_top_up (service_id, id);
        """
    }
}
