// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// The rows of the garden rules.
enum GardenRows {
    /// Every rule; the numbers of its router or its vendor's word say to whom it applies.
    static func all(in database: Database) throws -> [GardenRule] {
        try database.all(
            """
            SELECT nas_id, vendor, reason, way, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool, delegated_ipv6_pool,
                address_list, profile, down, up, session_seconds, keep_own_addresses
            FROM garden_rule ORDER BY id
            """
        ) { row in
            let nas: NASID? = try row.optional(0, row.id)
            let scope = try nas.map(RouterScope.nas) ?? .vendor(try row.word(1))
            return GardenRule(scope: scope, reason: try row.word(2), way: try way(row))
        }
    }

    private static func way(_ row: Row) throws -> GardenWay {
        guard try row.text(3) == "garden" else { return .refuse }
        return .garden(
            GardenTerms(
                pools: try row.poolNames(4), addressList: try row.optional(8, row.utf8),
                profile: try row.optional(9, row.utf8), rates: try row.optional(10, row.rates),
                sessionSeconds: try row.number(12), keepOwnAddresses: try row.flag(13)))
    }

    @discardableResult
    static func delete(_ scope: RouterScope, _ reason: BlockReason, in database: Database) throws -> Bool {
        let count =
            switch scope {
            case .nas(let id):
                try database.execute(
                    "DELETE FROM garden_rule WHERE nas_id = $1 AND reason = $2", .id(id), .word(reason))
            case .vendor(let vendor):
                try database.execute(
                    "DELETE FROM garden_rule WHERE vendor = $1 AND reason = $2", .word(vendor), .word(reason))
            }
        return count > 0
    }

    /// - Parameter terms: nil for a refusal.
    static func insert(
        _ scope: RouterScope, _ reason: BlockReason, _ terms: GardenTerms?, in database: Database
    ) throws {
        let owner = try owner(of: scope, in: database)
        let garden = terms ?? GardenTerms()
        let texts: [SQLValue] = [garden.addressList, garden.profile].map { bytes in
            .text(bytes.map { String(decoding: $0, as: UTF8.self) })
        }
        try database.execute(
            """
            INSERT INTO garden_rule (nas_id, vendor, reason, way, ipv4_pool, framed_ipv6_pool, stateful_ipv6_pool,
                delegated_ipv6_pool, address_list, profile, down, up, session_seconds, keep_own_addresses)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            owner + [.word(reason), .text(terms == nil ? "refuse" : "garden")] + SQLValue.poolNames(garden.pools)
                + texts + SQLValue.rates(garden.rates)
                + [.number(garden.sessionSeconds as UInt32?), .flag(garden.keepOwnAddresses)])
    }

    private static func owner(of scope: RouterScope, in database: Database) throws -> [SQLValue] {
        switch scope {
        case .nas(let id): [.id(try Routers.find(id, in: database).id), .null]
        case .vendor(let vendor): [.null, .word(vendor)]
        }
    }

    /// A rule is part of the routers to which it applies.
    static func recordChange(of scope: RouterScope, in transaction: Transaction) throws {
        switch scope {
        case .nas(let id): transaction.record(.changed, .nas, id.value)
        case .vendor(let vendor): try Routers.recordChange(of: vendor, in: transaction)
        }
    }
}
