// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows that say how plans and routers are shared. They are parts of their plans and routers.
enum ContentionTerms {
    static func of(_ plan: PlanID, in database: Database) throws -> PlanContention {
        try database.first(
            "SELECT ratio, bundle, guarantees_share FROM plan_contention WHERE plan_id = $1", .id(plan)
        ) { try PlanContention(row: $0, first: 0) } ?? PlanContention()
    }

    static func of(_ router: NASID, in database: Database) throws -> RouterContention {
        try database.first(
            """
            SELECT uplink_down, uplink_up, rule, position, counting, central_id FROM nas_contention WHERE nas_id = $1
            """, .id(router)
        ) { row in
            var terms = RouterContention()
            terms.uplink = try row.optional(0, row.rates)
            terms.rule = try row.word(2)
            terms.position = try row.word(3)
            terms.counting = try row.word(4)
            terms.central = try row.optional(5, row.id)
            return terms
        } ?? RouterContention()
    }

    /// The access routers whose traffic passes a central one, in the order of their numbers.
    static func routers(behind central: NASID, in database: Database) throws -> [NASID] {
        try database.all("SELECT nas_id FROM nas_contention WHERE central_id = $1 ORDER BY nas_id", .id(central)) {
            try $0.id(0)
        }
    }

    static func store(_ terms: PlanContention, of plan: PlanID, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            INSERT INTO plan_contention (plan_id, ratio, bundle, guarantees_share) VALUES ($1, $2, $3, $4)
            ON CONFLICT (plan_id) DO UPDATE SET ratio = $2, bundle = $3, guarantees_share = $4
            """, .id(plan), .number(terms.ratio.members), .text(terms.bundle), .flag(terms.guaranteesShare))
        transaction.record(.changed, .plan, plan.value)
    }

    static func store(_ terms: RouterContention, of router: NASID, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            INSERT INTO nas_contention (nas_id, uplink_down, uplink_up, rule, position, counting, central_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (nas_id) DO UPDATE SET uplink_down = $2, uplink_up = $3, rule = $4, position = $5,
                counting = $6, central_id = $7
            """,
            [.id(router)] + SQLValue.rates(terms.uplink)
                + [.word(terms.rule), .word(terms.position), .word(terms.counting), .id(terms.central)])
        transaction.record(.changed, .nas, router.value)
    }
}

extension PlanContention {
    /// From the columns `ratio, bundle, guarantees_share`.
    init(row: Row, first: Int) throws {
        self.init()
        let members: UInt32 = try row.number(first)
        guard let ratio = ContentionRatio(members) else {
            throw StorageError(.column, doing: "reading a contention ratio", detail: "\(members)")
        }
        self.ratio = ratio
        bundle = try row.optional(first + 1, row.text)
        guaranteesShare = try row.flag(first + 2)
    }
}
