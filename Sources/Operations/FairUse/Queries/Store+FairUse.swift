// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

extension Store {
    /// Every fair-use policy, by the plans' names.
    public func fairUsePolicies() async throws -> [FairUsePolicyRecord] {
        try await read { try FairUsePolicies.all(in: $0) }
    }

    /// The policy of a plan, by name or number.
    public func fairUsePolicy(ofPlan name: String) async throws -> FairUsePolicyRecord {
        try await read { database in
            let plan = try Plans.find(named: name, in: database)
            guard let policy = try FairUsePolicies.find(plan.id, in: database) else {
                throw Refusal(
                    .notFound, "plan “\(plan.name)” has no fair-use policy",
                    advice: "`firsthop policy set` gives it one")
            }
            return policy
        }
    }

    /// What fair use makes of a line now, and why.
    public func fairUse(of service: ServiceID) async throws -> FairUseReport {
        let now = clock.now()
        return try await read { try FairUseReport(of: service, at: now, in: $0) }
    }

    /// Notices to subscribers about usage, the newest first.
    ///
    /// - Parameter service: nil for everybody's.
    public func fairUseNotices(of service: ServiceID? = nil, limit: Int) async throws -> [FairUseNoticeRecord] {
        try await read { database in
            try database.all(
                """
                SELECT o.id, o.service_id, s.name, o.payload, o.created_at, o.delivered_at
                FROM outbox o LEFT JOIN internet_service s ON s.id = o.service_id
                WHERE o.kind = $1 AND ($2 = 0 OR o.service_id = $2) ORDER BY o.id DESC LIMIT $3
                """, .text(FairUseNotice.kind), .integer(service?.value ?? 0), .int(limit)
            ) { try FairUseNoticeRecord(row: $0) }
        }
    }

    /// Charges for usage, the newest first.
    ///
    /// - Parameter service: nil for everybody's.
    public func usageCharges(of service: ServiceID? = nil, limit: Int) async throws -> [UsageChargeRecord] {
        try await read { database in
            try database.all(
                """
                SELECT u.id, u.service_id, s.name, u.reason, u.period, u.measure, u.unit, u.quantity, u.at
                FROM usage_charge u LEFT JOIN internet_service s ON s.id = u.service_id
                WHERE $1 = 0 OR u.service_id = $1 ORDER BY u.id DESC LIMIT $2
                """, .integer(service?.value ?? 0), .int(limit)
            ) { try UsageChargeRecord(row: $0) }
        }
    }
}

extension FairUseReport {
    init(of service: ServiceID, at now: Timestamp, in database: Database) throws {
        let details = try Services.find(service, in: database)
        guard let plan = try FairUsePlan.find(of: service, in: database) else {
            throw Refusal(
                .state, "service “\(details.terms.name)” is under no fair-use policy: its plan has none",
                advice: "`firsthop policy list` shows which plans have one")
        }
        let counters = try FairUseCounterRows.all(of: service, in: database)
        let stored = try CapAccountRows.load([service], in: database)[service]
        var line = FairUseLine(plan.terms, counters: UsageCounters(counters), account: stored?.account, now: now)
        let speed = line.speed(at: now).speed
        let allowance = line.account.flatMap { account in
            plan.terms.cap.map { cap in
                Allowance(cap: cap, account: account, left: account.left(cap, on: plan.terms.today(now)))
            }
        }
        self.init(
            service: service, serviceName: details.terms.name, plan: plan.id,
            planName: try Plans.find(plan.id, in: database).name, at: now,
            policy: plan.terms.rules.policy, zone: plan.terms.rules.calendar.zone,
            explanation: plan.terms.rules.explanation(at: now, line.counters), speed: speed,
            hold: try Self.hold(service, in: database), counters: counters, allowance: allowance,
            topUps: try Self.topUps(of: service, in: database))
    }

    /// What holds the line back in the books: the customer's reason first.
    private static func hold(_ service: ServiceID, in database: Database) throws -> BlockReason? {
        try database.first(
            """
            SELECT coalesce(
                CASE WHEN c.state = 'blocked' THEN
                    (SELECT min(b.reason) FROM customer_block b WHERE b.customer_id = c.id) END, s.hold)
            FROM internet_service s JOIN customer c ON c.id = s.customer_id WHERE s.id = $1
            """, .id(service)
        ) { row in try row.optional(0) { try row.word($0) } } ?? nil
    }

    private static let topUpsShown = 20

    private static func topUps(of service: ServiceID, in database: Database) throws -> [TopUpRecord] {
        try database.all(
            "SELECT octets, validity, note, at FROM fair_use_top_up WHERE service_id = $1 ORDER BY id DESC LIMIT $2",
            .id(service), .int(topUpsShown)
        ) { row in
            TopUpRecord(
                octets: try row.integer(0), validity: try row.text(1), note: try row.optional(2, row.text),
                at: try row.time(3))
        }
    }
}
