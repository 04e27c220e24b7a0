// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How many customers a part of the plan can have, and has. Sums that do not fit stay at their greatest value.
public struct Capacity: Hashable, Sendable {
    /// Customers possible: slots at the delegated length.
    public private(set) var customers: UInt128

    /// Slots in use.
    public private(set) var held: UInt128

    /// Slots kept for services that ended.
    public private(set) var kept: UInt128

    /// No pool at all.
    public static let none = Capacity(customers: 0, held: 0, kept: 0)

    private init(customers: UInt128, held: UInt128, kept: UInt128) {
        self.customers = customers
        self.held = held
        self.kept = kept
    }

    /// The capacity of one pool; ``none`` for a node that is no pool.
    public init(of pool: PlanNode, use: PoolUse) {
        let slots = pool.poolTerms.flatMap { SlotMap(pool: pool.prefix, terms: $0)?.capacity } ?? 0
        self.init(customers: slots, held: UInt128(use.held), kept: UInt128(use.kept))
    }

    /// The capacity of all pools at or below a node whose kind `isCounted`; by default those whose slots are customers.
    public init(
        below id: PlanNodeID,
        in tree: PlanTree,
        use: [PlanNodeID: PoolUse],
        isCounted: (PoolKind) -> Bool = { $0.countsCustomers }
    ) {
        self = tree.pools(below: id)
            .filter { $0.poolTerms.map { isCounted($0.kind) } ?? false }
            .reduce(.none) { $0 + Capacity(of: $1, use: use[$1.id] ?? PoolUse()) }
    }

    /// Slots that nobody uses and nobody may come back to.
    public var free: UInt128 { customers - min(customers, Self.sum(held, kept)) }

    /// The share that is taken, in thousandths, rounded down: 1000 means full. A capacity of nothing counts as full.
    public var takenPermille: Int {
        guard customers > 0 else { return 1000 }
        let taken = min(customers, Self.sum(held, kept))
        // Where the product does not fit, dividing first loses nothing that thousandths show.
        let (product, overflow) = taken.multipliedReportingOverflow(by: 1000)
        return Int(truncatingIfNeeded: overflow ? taken / (customers / 1000) : product / customers)
    }

    /// Both together.
    public static func + (left: Capacity, right: Capacity) -> Capacity {
        Capacity(
            customers: sum(left.customers, right.customers), held: sum(left.held, right.held),
            kept: sum(left.kept, right.kept))
    }

    private static func sum(_ left: UInt128, _ right: UInt128) -> UInt128 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}
