// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// Notes what becomes of the fields of one row, in the transaction that changes it.
struct FieldChanges {
    private let entity: Change.Entity
    private let id: Int64
    private let transaction: Transaction

    init(_ entity: Change.Entity, _ id: Int64, in transaction: Transaction) {
        self.entity = entity
        self.id = id
        self.transaction = transaction
    }

    /// Writes changes of many rows.
    static let insertion = BulkStatement(
        insert: "INSERT INTO field_change (entity, entity_id, at, field, old_value, new_value) VALUES", columns: 6)

    /// The values of a row of ``insertion`` for a line.
    static func values(
        _ field: FieldChange.Field, of service: ServiceID, at now: Timestamp, _ before: String?, _ after: String?
    ) -> [SQLValue] {
        [.word(Change.Entity.internetService), .id(service), .time(now), .word(field), .text(before), .text(after)]
    }

    /// Notes a change of one field; nothing where it stays as it was.
    func note(_ field: FieldChange.Field, _ before: String?, _ after: String?) throws {
        guard before != after else { return }
        try transaction.database.execute(
            """
            INSERT INTO field_change (entity, entity_id, at, field, old_value, new_value)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, .word(entity), .integer(id), .time(transaction.now), .word(field), .text(before), .text(after))
    }

    /// Notes what became of a plan.
    func note(_ before: PlanDescription, _ after: PlanDescription) throws {
        try note(.rates, "\(before.rates)", "\(after.rates)")
        try note(.price, before.price?.description, after.price?.description)
    }

    /// Notes what became of a line.
    func note(_ before: ServiceDescription, _ after: ServiceDescription) throws {
        try note(.state, before.state.rawValue, after.state.rawValue)
        try note(.hold, before.hold?.rawValue, after.hold?.rawValue)
        try note(.userName, before.userName?.description, after.userName?.description)
        if before.plan != after.plan { try note(.plan, try name(of: before.plan), try name(of: after.plan)) }
        if before.nas != after.nas { try note(.router, try name(of: before.nas), try name(of: after.nas)) }
    }

    private func name(of plan: PlanID?) throws -> String? {
        try plan.flatMap { plan in
            try transaction.database.first("SELECT name FROM plan WHERE id = $1", .id(plan)) { try $0.text(0) }
        }
    }

    private func name(of nas: NASID?) throws -> String? {
        try nas.flatMap { nas in
            try transaction.database.first("SELECT name FROM nas WHERE id = $1", .id(nas)) { try $0.text(0) }
        }
    }
}
