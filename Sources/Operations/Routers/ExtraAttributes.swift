// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// The rows of the extra attributes.
enum ExtraAttributes {
    static func of(_ scope: AttributeScope, in database: Database) throws -> [ExtraAttribute] {
        let read: (Row) throws -> ExtraAttribute = { row in
            ExtraAttribute(purpose: try row.word(0), name: try row.text(1), value: try row.text(2))
        }
        return switch scope {
        case .vendor(let vendor):
            try database.all(
                "SELECT purpose, name, value FROM extra_attribute WHERE vendor = $1 ORDER BY purpose, position",
                .word(vendor), map: read)
        case .nas(let id):
            try database.all(
                "SELECT purpose, name, value FROM extra_attribute WHERE nas_id = $1 ORDER BY purpose, position",
                .id(id), map: read)
        case .plan(let id):
            try database.all(
                "SELECT purpose, name, value FROM extra_attribute WHERE plan_id = $1 ORDER BY purpose, position",
                .id(id), map: read)
        }
    }

    static func replace(
        with attributes: [ExtraAttribute], _ purpose: ReplyPurpose, of scope: AttributeScope,
        in transaction: Transaction
    ) throws {
        let database = transaction.database
        let owner = try ownerColumns(of: scope, in: database)
        try delete(purpose, of: scope, in: database)
        for (position, attribute) in attributes.enumerated() {
            try database.execute(
                """
                INSERT INTO extra_attribute (vendor, nas_id, plan_id, purpose, position, name, value)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """, owner + [.word(purpose), .int(position), .text(attribute.name), .text(attribute.value)])
        }
        try recordChange(of: scope, in: transaction)
    }

    private static func delete(_ purpose: ReplyPurpose, of scope: AttributeScope, in database: Database) throws {
        switch scope {
        case .vendor(let vendor):
            try database.execute(
                "DELETE FROM extra_attribute WHERE vendor = $1 AND purpose = $2", .word(vendor), .word(purpose))
        case .nas(let id):
            try database.execute(
                "DELETE FROM extra_attribute WHERE nas_id = $1 AND purpose = $2", .id(id), .word(purpose))
        case .plan(let id):
            try database.execute(
                "DELETE FROM extra_attribute WHERE plan_id = $1 AND purpose = $2", .id(id), .word(purpose))
        }
    }

    /// The columns `vendor`, `nas_id`, `plan_id`; refuses a router or plan that is not there.
    private static func ownerColumns(of scope: AttributeScope, in database: Database) throws -> [SQLValue] {
        switch scope {
        case .vendor(let vendor): [.word(vendor), .null, .null]
        case .nas(let id): [.null, .id(try Routers.find(id, in: database).id), .null]
        case .plan(let id): [.null, .null, .id(try Plans.find(id, in: database).id)]
        }
    }

    /// An attribute is part of the routers or the plan that it belongs to.
    private static func recordChange(of scope: AttributeScope, in transaction: Transaction) throws {
        switch scope {
        case .vendor(let vendor): try Routers.recordChange(of: vendor, in: transaction)
        case .nas(let id): transaction.record(.changed, .nas, id.value)
        case .plan(let id): transaction.record(.changed, .plan, id.value)
        }
    }
}
