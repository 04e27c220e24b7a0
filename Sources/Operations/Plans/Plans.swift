// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of the plans.
enum Plans {
    /// The plan of a number.
    static func find(_ id: PlanID, in database: Database) throws -> PlanRecord {
        let found = try database.first(
            """
            SELECT id, state, name, down, up, burst_down, burst_up, threshold_down, threshold_up, burst_seconds_down,
                burst_seconds_up, guarantee_down, guarantee_up, priority, session_timeout, idle_timeout, interim_interval,
                delegated_length, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool, dns, address_list,
                profile, price, currency
            FROM plan WHERE id = $1
            """, .id(id)
        ) { try PlanRecord(row: $0) }
        guard let found else {
            throw Refusal(
                .notFound, "there is no plan \(id)", advice: "name one that exists; `firsthop plan list` shows them")
        }
        return found
    }

    /// The plan of a name, or else of a number.
    static func find(named name: String, in database: Database) throws -> PlanRecord {
        if let id = try identifier(of: name, in: database) ?? PlanID(name) { return try find(id, in: database) }
        throw Refusal(
            .notFound, "there is no plan “\(name)”", advice: "name one that exists; `firsthop plan list` shows them")
    }

    /// The number of the plan of a name.
    static func identifier(of name: String, in database: Database) throws -> PlanID? {
        try database.first("SELECT id FROM plan WHERE name = $1", .text(name)) { try $0.id(0) }
    }

    /// Every plan in the order of the names: providers have dozens.
    static func all(in database: Database) throws -> [PlanRecord] {
        try database.all(
            """
            SELECT id, state, name, down, up, burst_down, burst_up, threshold_down, threshold_up, burst_seconds_down,
                burst_seconds_up, guarantee_down, guarantee_up, priority, session_timeout, idle_timeout, interim_interval,
                delegated_length, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool, dns, address_list,
                profile, price, currency
            FROM plan ORDER BY name
            """
        ) { try PlanRecord(row: $0) }
    }

    static func insert(_ terms: PlanDescription, in transaction: Transaction) throws -> PlanRecord {
        let id: PlanID? = try transaction.database.insert(
            """
            INSERT INTO plan (name, down, up, burst_down, burst_up, threshold_down, threshold_up, burst_seconds_down,
                burst_seconds_up, guarantee_down, guarantee_up, priority, session_timeout, idle_timeout, interim_interval,
                delegated_length, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool, dns, address_list,
                profile, price, currency, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, 'active')
            """, terms.values)
        return PlanRecord(id: try transaction.added(.plan, id), state: .active, terms: terms)
    }

    static func update(_ plan: PlanRecord, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            UPDATE plan SET name = $1, down = $2, up = $3, burst_down = $4, burst_up = $5, threshold_down = $6,
                threshold_up = $7, burst_seconds_down = $8, burst_seconds_up = $9, guarantee_down = $10,
                guarantee_up = $11, priority = $12, session_timeout = $13, idle_timeout = $14, interim_interval = $15,
                delegated_length = $16, ipv4_pool = $17, framed_ipv6_pool = $18, stateful_ipv6_pool = $19,
                delegated_ipv6_pool = $20, dns = $21, address_list = $22, profile = $23, price = $24,
                currency = $25, state = $26
            WHERE id = $27
            """, plan.terms.values + [.word(plan.state), .id(plan.id)])
        transaction.record(.changed, .plan, plan.id.value)
    }

    /// Refuses a name that another plan has.
    static func checkFree(_ name: String, except own: PlanID? = nil, in database: Database) throws {
        guard let other = try identifier(of: name, in: database), other != own else { return }
        throw Refusal(
            .taken, "plan \(other) is called “\(name)” already", advice: "choose another name, or change that plan")
    }
}
