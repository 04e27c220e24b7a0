// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of fair-use policies.
enum FairUsePolicies {
    /// Every policy, by the plans' names.
    static func all(in database: Database) throws -> [FairUsePolicyRecord] {
        try database.all(
            """
            SELECT f.plan_id, p.name, f.source, f.document, f.version, f.set_at,
                (SELECT count(*) FROM internet_service s WHERE s.plan_id = p.id AND s.state <> 'archived')
            FROM fair_use_policy f JOIN plan p ON p.id = f.plan_id ORDER BY p.name
            """
        ) { try record($0) }
    }

    /// A plan's policy; nil when it has none.
    static func find(_ plan: PlanID, in database: Database) throws -> FairUsePolicyRecord? {
        try database.first(
            """
            SELECT f.plan_id, p.name, f.source, f.document, f.version, f.set_at,
                (SELECT count(*) FROM internet_service s WHERE s.plan_id = p.id AND s.state <> 'archived')
            FROM fair_use_policy f JOIN plan p ON p.id = f.plan_id WHERE f.plan_id = $1
            """, .id(plan)
        ) { try record($0) }
    }

    private static func record(_ row: Row) throws -> FairUsePolicyRecord {
        FairUsePolicyRecord(
            plan: try row.id(0), planName: try row.text(1), source: try row.text(2),
            document: try FairUseDocument(json: try row.text(3)), version: try row.integer(4), setAt: try row.time(5),
            services: try row.int(6))
    }

    /// What is known of a policy without reading its document.
    struct Stamp: Hashable, Sendable {
        let version: Int64
        let rates: Rates
    }

    /// Whether any plan has a policy.
    static func exist(in database: Database) throws -> Bool {
        try database.first("SELECT 1 FROM fair_use_policy LIMIT 1") { try $0.flag(0) } ?? false
    }

    /// Which plans have a policy.
    static func stamps(in database: Database) throws -> [PlanID: Stamp] {
        var stamps: [PlanID: Stamp] = [:]
        try database.forEach(
            "SELECT f.plan_id, f.version, p.down, p.up FROM fair_use_policy f JOIN plan p ON p.id = f.plan_id"
        ) { row in
            stamps[try row.id(0)] = Stamp(version: try row.integer(1), rates: try row.rates(2))
        }
        return stamps
    }

    static func document(_ plan: PlanID, in database: Database) throws -> FairUseDocument? {
        try database.first("SELECT document FROM fair_use_policy WHERE plan_id = $1", .id(plan)) { try $0.text(0) }
            .map { try FairUseDocument(json: $0) }
    }

    static func store(
        _ document: FairUseDocument, source: String, of plan: PlanID, in transaction: Transaction
    ) throws {
        // The first version is the time: a policy that was removed and given again in between is another one.
        try transaction.database.execute(
            """
            INSERT INTO fair_use_policy (plan_id, source, document, version, set_at) VALUES ($1, $2, $3, $4, $4)
            ON CONFLICT (plan_id) DO UPDATE SET source = excluded.source, document = excluded.document,
                version = fair_use_policy.version + 1, set_at = excluded.set_at
            """, .id(plan), .text(source), .text(try document.json()), .time(transaction.now))
        try forgetVerdicts(of: plan, in: transaction)
    }

    /// Has every verdict under a plan made anew: none was made under a version of 0.
    static func forgetVerdicts(of plan: PlanID, in transaction: Transaction) throws {
        try transaction.database.execute("UPDATE fair_use_state SET version = 0 WHERE plan_id = $1", .id(plan))
        transaction.record(.changed, .plan, plan.value)
    }

    /// Checks a plan's policy against other rates of the plan, and has its lines judged by them.
    static func follow(_ rates: Rates, of plan: PlanID, in transaction: Transaction) throws {
        guard let document = try document(plan, in: transaction.database) else { return }
        do {
            try document.with(rates: rates).policy.check()
        } catch {
            throw Refusal(
                .malformed, "the plan's fair-use policy does not work with the rates \(rates): \(error)",
                advice: "set another policy, or remove it, before changing the rates")
        }
        try transaction.database.execute(
            "UPDATE fair_use_policy SET version = version + 1 WHERE plan_id = $1", .id(plan))
        try forgetVerdicts(of: plan, in: transaction)
    }
}

extension FairUseDocument {
    /// The same policy for a plan of these rates: what a plan gives stands in the plan.
    func with(rates: Rates) -> FairUseDocument {
        var document = self
        document.policy.rates = rates
        return document
    }
}
