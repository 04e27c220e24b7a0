// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
import ProviderValues
public import Storage

/// A service stops using a prefix. It stays kept for the customer for as many days as its pool says.
public struct ReleaseHolding: Verb {
    public var prefix: IPPrefix

    public init(prefix: IPPrefix) {
        self.prefix = prefix
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> Holding {
        let database = transaction.database
        let holding = try Holdings.inside(prefix, limit: 1, in: database).first { $0.prefix == prefix }
        guard let holding else {
            throw Refusal(.notFound, "no service holds \(prefix)", advice: "see `firsthop addresses find \(prefix)`")
        }
        guard holding.endedAt == nil else { return holding }
        let keepDays =
            try holding.pool.flatMap { pool in
                try database.first("SELECT keep_days FROM pool WHERE node_id = $1", .id(pool)) { try $0.int(0) }
            } ?? PoolTerms.usualKeepDays
        let ended = StickyRule.ended(holding, at: transaction.now, keepDays: keepDays)
        try Holdings.update(ended, in: transaction)
        try HoldingHistory.end(holding, at: transaction.now, in: transaction)
        return ended
    }
}
