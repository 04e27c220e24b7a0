// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// The pools that one transaction takes slots from: each is read once and stored once, however many slots are taken.
final class PoolSession {
    let transaction: Transaction
    private var dispensers: [PlanNodeID: PoolDispenser] = [:]
    private var trees: [NASID: PlanTree] = [:]
    /// What was chosen and is not known to be exhausted.
    private var choices: [PoolRequest: PlanNode] = [:]
    /// Pools found empty in this transaction, after what is no longer kept was taken back.
    private var exhausted: Set<PlanNodeID> = []

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    var database: Database { transaction.database }
    var now: Timestamp { transaction.now }

    /// The pool of a number.
    func pool(_ id: PlanNodeID) throws -> PlanNode {
        if let known = dispensers[id] { return known.pool }
        guard let node = try PlanNodes.tree(in: database).node(id), node.poolTerms != nil else {
            throw Refusal(.notFound, "there is no pool \(id) in the address plan", advice: "name one that exists")
        }
        return node
    }

    /// The first pool of a router that fits and is not exhausted.
    func choose(_ request: PoolRequest) throws -> PlanNode {
        if let known = choices[request] { return known }
        let tree = try trees[request.nas] ?? PlanNodes.tree(of: request.nas, in: database)
        trees[request.nas] = tree
        do {
            let pool = try PoolChoice.choose(for: request, in: tree, use: try use(of: tree))
            choices[request] = pool
            return pool
        } catch let error as PoolChoiceError {
            let isFull = error.refusals.contains { $0.reason == .exhausted }
            throw Refusal(
                isFull ? .exhausted : .notFound, "\(error)",
                advice: "see `firsthop addresses show` for the pools there are")
        }
    }

    /// Full pools as full, all others as empty: what is chosen then is tried, and only that.
    private func use(of tree: PlanTree) throws -> [PlanNodeID: PoolUse] {
        Dictionary(uniqueKeysWithValues: exhausted.map { ($0, PoolUse(held: .max)) })
    }

    /// Takes a slot; when the pool has none left, from the next pool that fits.
    func take(_ kind: HoldingKind, for service: ServiceRecord, from pool: PlanNode) throws -> Holding {
        let dispenser = try dispenser(of: pool)
        if let slot = try dispenser.take(in: database) ?? takeAfterFreeing(dispenser),
            let holding = dispenser.holding(slot, kind: kind, for: service, at: now)
        {
            return try Holdings.insert(holding, slot: slot, in: transaction)
        }
        exhausted.insert(pool.id)
        choices = choices.filter { $0.value.id != pool.id }
        guard let nas = service.nas, trees[nas]?.node(pool.id) != nil else {
            throw Refusal(
                .exhausted, "\(pool) is exhausted",
                advice: "let it grow, add another pool, or free what is no longer used")
        }
        let request = PoolRequest(
            nas: nas, family: pool.prefix.family, kind: dispenser.terms.kind, length: dispenser.terms.delegatedLength)
        return try take(kind, for: service, from: try choose(request))
    }

    private func takeAfterFreeing(_ dispenser: PoolDispenser) throws -> UInt64? {
        try FreeHoldings.expired(in: dispenser.pool.id, self)
        return try dispenser.take(in: database)
    }

    /// Gives a holding back to its pool.
    func giveBack(_ holding: Holding) throws {
        try Holdings.delete(holding, in: transaction)
        guard let id = holding.pool else { return }
        try dispenser(of: try pool(id)).giveBack(holding, in: database)
    }

    func dispenser(of pool: PlanNode) throws -> PoolDispenser {
        if let known = dispensers[pool.id] { return known }
        guard let new = try PoolDispenser(pool, in: database) else {
            throw Refusal(.notFound, "\(pool) is no pool", advice: "name one that is")
        }
        dispensers[pool.id] = new
        return new
    }

    /// Remembers how far every pool went; call once at the end of the transaction.
    func store() throws {
        for dispenser in dispensers.values { try dispenser.store(in: database) }
    }
}
