// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Writes what follows from usage: notices into the outbox, charges beside them, each once for its key.
struct FairUseEffectRows {
    private let now: Timestamp
    private var notices: BulkWriter
    private var charges: BulkWriter

    init(_ transaction: Transaction) {
        now = transaction.now
        notices = BulkWriter(Self.notice, in: transaction.database)
        charges = BulkWriter(Self.charge, in: transaction.database)
    }

    mutating func add(_ effects: [FairUseLineEffect], of service: ServiceID, _ plan: FairUsePlan) throws {
        for effect in effects {
            let key = "service/\(service)/\(effect.key)"
            if let notice = FairUseNotice(effect) { try add(notice, key, service) }
            if let charge = FairUseCharge(effect, under: plan.terms) { try add(charge, key, service, plan) }
        }
    }

    mutating func finish() throws {
        try notices.finish()
        try charges.finish()
    }

    private mutating func add(_ notice: FairUseNotice, _ key: String, _ service: ServiceID) throws {
        let (payload, now) = (try notice.json(), now)
        try notices.add { values in
            values += [.text(FairUseNotice.kind), .text(key), .id(service), .text(payload), .time(now), .null]
        }
    }

    private mutating func add(_ charge: FairUseCharge, _ key: String, _ service: ServiceID, _ plan: FairUsePlan) throws
    {
        let now = now
        try charges.add { values in
            values += [
                .text(key), .id(service), .id(plan.id), .text(charge.reason), .int(charge.period.daysSinceEpoch),
                .word(charge.measure), .integer(charge.unit), .integer(charge.quantity), .time(now),
            ]
        }
    }

    private static let notice = BulkStatement(
        insert: "INSERT INTO outbox (kind, key, service_id, payload, created_at, delivered_at) VALUES", columns: 6,
        after: "ON CONFLICT (key) DO NOTHING")
    private static let charge = BulkStatement(
        insert: """
            INSERT INTO usage_charge (key, service_id, plan_id, reason, period, measure, unit, quantity, at) VALUES
            """, columns: 9, after: "ON CONFLICT (key) DO NOTHING")
}
