// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
import ProviderValues
public import Storage

/// Gives prefixes back to their pools: those whose time of being kept is over, or one at once.
public struct FreeHoldings: Verb {
    /// What to free.
    public enum Choice: Sendable {
        /// Everything that nobody may come back to any more.
        case expired
        /// This prefix now, although it may still be kept; its customer cannot have it back.
        case now(IPPrefix)
    }

    public var choice: Choice

    public init(_ choice: Choice) {
        self.choice = choice
    }

    public var locks: [StoreLock] { [.addressPlan] }

    /// Prefixes freed in one transaction; what is left is freed by the next.
    public static let batch = 10_000

    /// - Returns: what was freed.
    public func perform(_ transaction: Transaction) throws -> [Holding] {
        let pools = PoolSession(transaction)
        let freed: [Holding]
        switch choice {
        case .expired: freed = try Self.expired(transaction, limit: Self.batch)
        case .now(let prefix): freed = [try Self.ended(prefix, in: transaction.database)]
        }
        for holding in freed { try pools.giveBack(holding) }
        try pools.store()
        return freed
    }

    /// Frees what one pool no longer has to keep.
    static func expired(in pool: PlanNodeID, _ pools: PoolSession) throws {
        let ended = try pools.database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE pool_id = $1 AND kept_until <= $2 LIMIT $3
            """, .id(pool), .time(pools.now), .int(batch)
        ) { try Holding(row: $0) }
        for holding in ended { try pools.giveBack(holding) }
    }

    private static func expired(_ transaction: Transaction, limit: Int) throws -> [Holding] {
        try transaction.database.all(
            """
            SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
            FROM holding WHERE kept_until <= $1 ORDER BY kept_until LIMIT $2
            """, .time(transaction.now), .int(limit)
        ) { try Holding(row: $0) }
    }

    private static func ended(_ prefix: IPPrefix, in database: Database) throws -> Holding {
        guard let holding = try Holdings.inside(prefix, limit: 1, in: database).first, holding.prefix == prefix else {
            throw Refusal(.notFound, "no service holds \(prefix)", advice: "see `firsthop addresses find \(prefix)`")
        }
        guard holding.endedAt != nil else {
            throw Refusal(
                .state, "\(prefix) is in use by service \(holding.service)",
                advice: "release it first with `firsthop addresses release \(prefix)`")
        }
        return holding
    }
}
