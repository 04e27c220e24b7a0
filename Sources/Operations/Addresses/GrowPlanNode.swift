// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import ProviderValues
public import Storage

/// Makes a node larger where it stands, inside the reserve that was kept for it. What it holds stays as it is.
public struct GrowPlanNode: Verb {
    public var node: PlanNodeID
    /// By how many bits its prefix becomes shorter.
    public var bits: Int

    public init(_ node: PlanNodeID, by bits: Int) {
        self.node = node
        self.bits = bits
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> PlanNode {
        let database = transaction.database
        let tree = try PlanNodes.tree(in: database)
        guard let old = tree.node(node) else {
            throw Refusal(.notFound, "there is no node \(node) in the address plan", advice: "name one that exists")
        }
        let surroundings = tree.surroundings(
            of: old, holdings: try Holdings.around(old.footprint, in: database))
        let grown: GrownNode
        do {
            grown = try Growth.grow(old, by: bits, in: surroundings)
        } catch {
            throw Refusal(.planRule, "\(error)", advice: "see `firsthop addresses show` for the reserve that is left")
        }
        try PlanNodes.update(grown.node, in: transaction)
        if old.poolTerms != nil { try renumber(grown, in: database) }
        return grown.node
    }

    /// Slots are counted from the pool's first address, which may have moved down.
    private func renumber(_ grown: GrownNode, in database: Database) throws {
        if grown.slotShift > 0 {
            // Through negative numbers, so that no two rows ever have the same slot on the way.
            try database.execute(
                "UPDATE holding SET slot = -1 - (slot + $2) WHERE pool_id = $1", .id(node),
                .integer(Int64(clamping: grown.slotShift)))
            try database.execute("UPDATE holding SET slot = -1 - slot WHERE pool_id = $1 AND slot < 0", .id(node))
        }
        guard !grown.counterContinues else { return }
        try database.execute("DELETE FROM free_slot WHERE pool_id = $1", .id(node))
        try database.execute("UPDATE pool SET next_counter = 0 WHERE node_id = $1", .id(node))
    }
}
