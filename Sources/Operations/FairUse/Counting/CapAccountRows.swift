// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// The rows of what lines of capped plans have left.
enum CapAccountRows {
    /// An account, and the plan that it was last written under.
    struct Stored {
        let plan: PlanID
        /// Octets that this plan included.
        let allowance: Int64
        let account: CapAccount
    }

    static func load(_ services: [ServiceID], in database: Database) throws -> [ServiceID: Stored] {
        var buckets: [ServiceID: [CapBucket]] = [:]
        try database.forEach(bucketSelection, of: services, as: { .id($0) }) { row in
            let bucket = CapBucket(
                try row.word(1), left: try row.integer(2),
                expiry: try row.optional(3) { CivilDate(daysSinceEpoch: try row.int($0)) })
            buckets[try row.id(0), default: []].append(bucket)
        }
        var stored: [ServiceID: Stored] = [:]
        try database.forEach(accountSelection, of: services, as: { .id($0) }) { row in
            let service: ServiceID = try row.id(0)
            stored[service] = try Stored(row: row, buckets: buckets[service] ?? [])
        }
        return stored
    }

    private static let accountSelection = BulkStatement(
        keys: """
            SELECT service_id, plan_id, allowance, period_start, period_end, allowance_left, bonus_left, over_usage,
                settled_over_usage, charged_blocks, automatic_top_ups, last_automatic_at
            FROM fair_use_account WHERE service_id IN
            """)
    private static let bucketSelection = BulkStatement(
        keys: "SELECT service_id, origin, octets_left, expiry, place FROM fair_use_bucket WHERE service_id IN",
        after: "ORDER BY service_id, place")

    static func store(
        _ account: CapAccount, _ cap: CapTerms, of service: ServiceID, plan: PlanID, in database: Database
    ) throws {
        try database.execute(
            """
            INSERT INTO fair_use_account (service_id, plan_id, allowance, period_start, period_end, allowance_left, bonus_left,
                over_usage, settled_over_usage, charged_blocks, automatic_top_ups, last_automatic_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (service_id) DO UPDATE SET plan_id = excluded.plan_id, allowance = excluded.allowance,
                period_start = excluded.period_start, period_end = excluded.period_end,
                allowance_left = excluded.allowance_left, bonus_left = excluded.bonus_left,
                over_usage = excluded.over_usage, settled_over_usage = excluded.settled_over_usage,
                charged_blocks = excluded.charged_blocks, automatic_top_ups = excluded.automatic_top_ups,
                last_automatic_at = excluded.last_automatic_at
            """, .id(service), .id(plan), .integer(cap.allowance), .int(account.periodStart.daysSinceEpoch),
            .int(account.periodEnd.daysSinceEpoch), .integer(account.allowanceLeft), .number(account.bonusLeft),
            .integer(account.overUsage), .integer(account.settledOverUsage), .integer(account.chargedBlocks),
            .int(account.automaticTopUps), .time(account.lastAutomaticTopUp))
        try database.execute("DELETE FROM fair_use_bucket WHERE service_id = $1", .id(service))
        for (place, bucket) in account.buckets.enumerated() {
            try database.execute(
                """
                INSERT INTO fair_use_bucket (service_id, place, origin, octets_left, expiry) VALUES ($1, $2, $3, $4, $5)
                """, .id(service), .int(place), .word(bucket.origin), .integer(bucket.left),
                .int(bucket.expiry?.daysSinceEpoch))
        }
    }
}

extension CapAccountRows.Stored {
    fileprivate init(row: Row, buckets: [CapBucket]) throws {
        plan = try row.id(1)
        allowance = try row.integer(2)
        account = CapAccount(
            periodStart: CivilDate(daysSinceEpoch: try row.int(3)),
            periodEnd: CivilDate(daysSinceEpoch: try row.int(4)),
            allowanceLeft: try row.integer(5), bonusLeft: try row.optional(6, row.integer), buckets: buckets,
            overUsage: try row.integer(7), settledOverUsage: try row.integer(8), chargedBlocks: try row.integer(9),
            automaticTopUps: try row.int(10), lastAutomaticTopUp: try row.optional(11, row.time))
    }
}
