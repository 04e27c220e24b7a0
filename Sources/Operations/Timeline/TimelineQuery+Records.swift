// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ProviderValues
import Storage

extension TimelineQuery {
    /// What the service held, as it is believed today: each line of the history may be two events.
    func holdings() throws -> [TimelineEvent] {
        let rows = try database.all(
            """
            SELECT kind, prefix, valid_from, valid_to FROM holding_history
            WHERE service_id = $1 AND source = 'plan' AND recorded_to = $2 ORDER BY valid_from DESC
            """, .id(service), .time(.distantFuture)
        ) { row in
            let (kind, prefix): (HoldingKind, _) = (try row.word(0), try row.prefix(1))
            return [
                TimelineEvent(at: try row.time(2), fact: .holdingBegan(kind, prefix)),
                TimelineEvent(at: try row.time(3), fact: .holdingEnded(kind, prefix)),
            ]
        }
        return rows.joined().filter { $0.at >= request.since && $0.at < request.before && $0.at != .distantFuture }
    }

    /// What became of the service, its customer and the plan that it has today, as long as it has had it.
    func changes() throws -> [TimelineEvent] {
        let owners = try database.first(
            "SELECT customer_id, plan_id FROM internet_service WHERE id = $1", .id(service)
        ) { (customer: try $0.integer(0), plan: try $0.optional(1, $0.integer)) }
        guard let owners else { return [] }
        let hasPlanSince =
            try database.first(
                """
                SELECT max(at) FROM field_change WHERE entity = 'internet_service' AND entity_id = $1 AND field = 'plan'
                """, .id(service)
            ) { try $0.optional(0, $0.time) } ?? nil
        var events = try changes(.internetService, service.value) + changes(.customer, owners.customer)
        if let plan = owners.plan {
            events += try changes(.plan, plan).filter { $0.at >= hasPlanSince ?? .distantPast }
        }
        return events
    }

    private func changes(_ entity: Change.Entity, _ id: Int64) throws -> [TimelineEvent] {
        try database.all(
            """
            SELECT entity, at, field, old_value, new_value FROM field_change
            WHERE entity = $1 AND entity_id = $2 AND at >= $3 AND at < $4 ORDER BY at DESC, id DESC LIMIT $5
            """, .word(entity), .integer(id), .time(request.since), .time(request.before), .int(limit)
        ) { row in
            let change = try FieldChange(row: row)
            return TimelineEvent(at: change.at, fact: .changed(change))
        }
    }

    /// What routers were asked.
    func attempts() throws -> [TimelineEvent] {
        try database.all(
            .joined([
                "SELECT", EnforcementAttemptRecord.columns,
                """
                FROM enforcement_attempt a LEFT JOIN nas n ON n.id = a.nas_id
                WHERE a.service_id = $1 AND a.at >= $2 AND a.at < $3 ORDER BY a.at DESC, a.id DESC LIMIT $4
                """,
            ]), .id(service), .time(request.since), .time(request.before), .int(limit)
        ) { row in
            let attempt = try EnforcementAttemptRecord(row: row, from: 0)
            return TimelineEvent(at: attempt.at, fact: .asked(attempt))
        }
    }
}
