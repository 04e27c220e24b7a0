// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Hands out the slots of one pool during one transaction, which has the address plan's lock.
///
/// Slots that came back are handed out first, the lowest counter before the others; then the pool's counter goes on. What
/// staff placed by hand is passed over.
final class PoolDispenser {
    let pool: PlanNode
    let terms: PoolTerms
    private let map: SlotMap
    private var nextCounter: UInt64
    private let storedCounter: UInt64
    /// False once no slot that came back is left; ``giveBack(_:in:)`` may change it.
    private var mayHaveReturned = true

    /// - Returns: nil when the node is no pool, or its terms do not fit its prefix.
    init?(_ pool: PlanNode, in database: Database) throws {
        guard let terms = pool.poolTerms, let map = SlotMap(pool: pool.prefix, terms: terms),
            let counter = try database.first(
                "SELECT next_counter FROM pool WHERE node_id = $1", .id(pool.id), map: { try $0.integer(0) })
        else { return nil }
        self.pool = pool
        self.terms = terms
        self.map = map
        self.nextCounter = UInt64(clamping: counter)
        self.storedCounter = nextCounter
    }

    /// The next free slot, nil when the pool is exhausted.
    func take(in database: Database) throws -> UInt64? {
        if let slot = try takeReturned(in: database) { return slot }
        while let slot = map.slot(forCounter: nextCounter) {
            nextCounter += 1
            if try !isTaken(slot, in: database) { return slot }
        }
        return nil
    }

    private func takeReturned(in database: Database) throws -> UInt64? {
        guard mayHaveReturned else { return nil }
        while let counter = try database.first(
            "SELECT counter FROM free_slot WHERE pool_id = $1 ORDER BY counter LIMIT 1", .id(pool.id),
            map: { UInt64(clamping: try $0.integer(0)) })
        {
            try database.execute(
                "DELETE FROM free_slot WHERE pool_id = $1 AND counter = $2", .id(pool.id), .integer(Int64(counter)))
            // Staff may have placed somebody there by hand since it came back.
            if let slot = map.slot(forCounter: counter), try !isTaken(slot, in: database) { return slot }
        }
        mayHaveReturned = false
        return nil
    }

    private func isTaken(_ slot: UInt64, in database: Database) throws -> Bool {
        try database.first(
            "SELECT 1 FROM holding WHERE pool_id = $1 AND slot = $2", .id(pool.id), .integer(Int64(slot)),
            map: { _ in true }) ?? false
    }

    /// Remembers how far the pool's counter went; call once at the end of the transaction.
    func store(in database: Database) throws {
        guard nextCounter != storedCounter else { return }
        try database.execute(
            "UPDATE pool SET next_counter = $2 WHERE node_id = $1", .id(pool.id), .integer(Int64(nextCounter)))
    }

    /// The holding that a slot becomes for a service.
    func holding(_ slot: UInt64, kind: HoldingKind, for service: ServiceRecord, at now: Timestamp) -> Holding? {
        guard let prefix = map.prefix(ofSlot: slot) else { return nil }
        // The excluded prefix is the last one of its length: routers number their own networks from the low end.
        let excluded = terms.excludedLength.flatMap { length in
            prefix.subnetCount(length: length).flatMap { prefix.subnet(at: $0 - 1, length: length) }
        }
        return Holding(
            id: HoldingID(0), kind: kind, mode: .sticky, pool: pool.id, node: pool.id, prefix: prefix,
            service: service.id, customer: service.customer, since: now, excluded: excluded)
    }

    /// Puts the slot of a former holding among those that are handed out first.
    func giveBack(_ holding: Holding, in database: Database) throws {
        // A slot beyond the counter, placed by hand, will be reached by the counter itself.
        guard let slot = map.slot(of: holding.prefix), let counter = map.counter(forSlot: slot), counter < nextCounter
        else { return }
        try database.execute(
            "INSERT INTO free_slot (pool_id, counter) VALUES ($1, $2) ON CONFLICT (pool_id, counter) DO NOTHING",
            .id(pool.id), .integer(Int64(counter)))
        mayHaveReturned = true
    }

    /// The number of the slot that a prefix is, nil when it is none.
    func slot(of prefix: IPPrefix) -> UInt64? {
        map.slot(of: prefix)
    }
}
