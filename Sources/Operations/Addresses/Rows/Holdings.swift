// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// The rows of what services hold now, or have a claim to.
enum Holdings {
    /// What a service holds or may have back.
    static func of(_ service: ServiceID, in database: Database) throws -> [Holding] {
        try database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE service_id = $1 ORDER BY prefix
            """, .id(service)
        ) { try Holding(row: $0) }
    }

    /// What a service holds or may have back, and after it what is kept of its customer's other services.
    ///
    /// Two branches and no ORDER BY, as every login of a new line asks this: SQLite would sort even one row in a table of
    /// its own, and goes through both indexes for an OR.
    static func claims(of service: ServiceRecord, in database: Database) throws -> [Holding] {
        let claims = try database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE service_id = $1
            UNION ALL
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE customer_id = $2 AND kept_until IS NOT NULL AND service_id <> $1
            """, .id(service.id), .id(service.customer)
        ) { try Holding(row: $0) }
        return claims.sorted { left, right in
            let isOwn = (left.service == service.id, right.service == service.id)
            return isOwn.0 == isOwn.1 ? left.prefix < right.prefix : isOwn.0
        }
    }

    /// What lies inside a prefix, itself included, at most `limit`.
    static func inside(_ prefix: IPPrefix, limit: Int, in database: Database) throws -> [Holding] {
        let interior = PrefixKey.interior(of: prefix)
        return try database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE prefix >= $1 AND prefix <= $2 ORDER BY prefix LIMIT $3
            """, interior.first, interior.last, .int(limit)
        ) { try Holding(row: $0) }.filter { prefix.contains($0.prefix) }
    }

    /// What lies around a prefix, without itself.
    ///
    /// - Parameter block: the block of the plan that the prefix lies in, if it is known: nothing wider can be held, which makes
    ///   this several times as fast.
    static func around(_ prefix: IPPrefix, inBlock block: IPPrefix? = nil, in database: Database) throws -> [Holding] {
        let covers = PrefixKey.covers(of: prefix, within: block)
        guard !covers.isEmpty else { return [] }
        return try database.all(coveringStatements[covers.count - 1], covers) { try Holding(row: $0) }
    }

    /// By the number of prefixes around one, less 1: this is asked for every row of an import, and composing the text took
    /// as long as the answer.
    private static let coveringStatements = (1...128).map { count in
        SQL.list(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE prefix IN (
            """, count: count, ") ORDER BY prefix")
    }

    /// What shares an address with a prefix, at most `limit` inside it; `block` as for ``around(_:inBlock:in:)``.
    static func overlapping(
        _ prefix: IPPrefix, limit: Int = 16, inBlock block: IPPrefix? = nil, in database: Database
    ) throws -> [Holding] {
        try around(prefix, inBlock: block, in: database) + inside(prefix, limit: limit, in: database)
    }

    /// Stores a new holding and opens its history; its number is given by the database.
    static func insert(_ holding: Holding, slot: UInt64?, in transaction: Transaction) throws -> Holding {
        let id: HoldingID? = try transaction.database.insert(
            """
            INSERT INTO holding (kind, mode, pool_id, slot, prefix, service_id, customer_id, since, excluded)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            .word(holding.kind), .word(holding.mode), .id(holding.pool), slot.map { .integer(Int64($0)) } ?? .null,
            .prefix(holding.prefix), .id(holding.service), .id(holding.customer), .time(holding.since),
            .prefix(holding.excluded))
        var stored = holding
        stored.id = try transaction.added(.holding, id)
        try HoldingHistory.begin(stored, at: holding.since, in: transaction)
        return stored
    }

    /// Stores who has a holding now and until when it is kept.
    static func update(_ holding: Holding, in transaction: Transaction) throws {
        try transaction.database.execute(
            """
            UPDATE holding SET mode = $2, service_id = $3, customer_id = $4, since = $5, ended_at = $6, kept_until = $7
            WHERE id = $1
            """,
            .id(holding.id), .word(holding.mode), .id(holding.service), .id(holding.customer), .time(holding.since),
            .time(holding.endedAt), .time(holding.keptUntil))
        transaction.record(.changed, .holding, holding.id.value)
    }

    /// Gives a holding back to where it came from. Its history remains.
    static func delete(_ holding: Holding, in transaction: Transaction) throws {
        try transaction.database.execute("DELETE FROM holding WHERE id = $1", .id(holding.id))
        transaction.record(.removed, .holding, holding.id.value)
    }
}
