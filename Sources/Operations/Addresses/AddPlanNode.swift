// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
public import NetworkValues
public import ProviderValues
public import Storage

/// Adds a block, a site, a router's prefix or a pool to the address plan.
public struct AddPlanNode: Verb {
    /// Where the node goes inside its parent.
    public enum Place: Sendable {
        /// At exactly this prefix.
        case at(IPPrefix)
        /// Where the parent's placement policy says, with this length in the parent's family.
        case anywhere(length: Int)
    }

    public var parent: PlanNodeID?
    public var place: Place
    public var name: String
    public var role: PlanNodeRole
    public var nas: NASID?
    /// The name of the router, which is added when there is none; stands in place of ``nas``.
    public var router: String?
    public var growthReserve = 0
    public var placement = PlacementPolicy.nextFree
    public var discardRoute = false
    public var note = ""
    /// Accepts the documentation prefixes, for trying things out.
    public var allowsDocumentation = false

    /// - Parameter parent: the node that it is cut from; nil for a block.
    public init(_ role: PlanNodeRole, name: String, below parent: PlanNodeID?, place: Place, nas: NASID? = nil) {
        self.role = role
        self.name = name
        self.parent = parent
        self.place = place
        self.nas = nas
    }

    public var locks: [StoreLock] { [.addressPlan] }

    public func perform(_ transaction: Transaction) throws -> PlanNode {
        let tree = try PlanNodes.tree(in: transaction.database)
        let nas = try router.map { try EnsureNAS(name: $0).perform(transaction) } ?? nas
        let node = PlanNode(
            id: PlanNodeID(0), parent: parent, prefix: try prefix(in: tree, transaction.database), name: name,
            role: role,
            nas: nas, growthReserve: growthReserve, placement: placement, discardRoute: discardRoute, note: note)
        try Self.requireSound(
            node, in: tree, transaction.database, allowsDocumentation: allowsDocumentation)
        return try PlanNodes.insert(node, in: transaction)
    }

    private func prefix(in tree: PlanTree, _ database: Database) throws -> IPPrefix {
        switch place {
        case .at(let prefix):
            return prefix
        case .anywhere(let length):
            guard let parent, let around = tree.node(parent) else {
                throw Refusal(
                    .malformed, "a block has no parent whose space it could be placed in", advice: "give its prefix")
            }
            let byHand = try Holdings.inside(around.prefix, limit: Self.handPlacedLimit, in: database)
                .filter { $0.pool == nil }
            do {
                return try Placement.place(
                    length: length, growthReserve: growthReserve, in: around.prefix, policy: around.placement,
                    occupied: tree.children(of: parent).map(\.footprint) + byHand.map(\.prefix))
            } catch {
                throw Refusal(.exhausted, "\(error)", advice: "see `firsthop addresses show` for what is free")
            }
        }
    }

    /// Holdings that are looked at when a place is sought. What is placed outside pools is done by hand, so a node holds few.
    private static let handPlacedLimit = 100_000

    /// Refuses a node that breaks a rule where it stands.
    static func requireSound(
        _ node: PlanNode, in tree: PlanTree, _ database: Database, allowsDocumentation: Bool
    ) throws {
        if let parent = node.parent, tree.node(parent) == nil {
            throw Refusal(.notFound, "there is no node \(parent) in the address plan", advice: "name one that exists")
        }
        let surroundings = tree.surroundings(
            of: node, holdings: try Holdings.overlapping(node.footprint, in: database))
        let conflicts = NodeRules.conflicts(
            placing: node, in: surroundings, allowDocumentation: allowsDocumentation)
        try Refusal.throwUnlessEmpty(conflicts)
    }
}

extension Refusal {
    /// A prefix in the middle of a pool is in the way of everything there: a few examples say enough.
    private static let shownConflicts = 3

    /// Refuses with the rules that would be broken.
    static func throwUnlessEmpty(_ conflicts: [PlanConflict]) throws(Refusal) {
        guard let first = conflicts.first else { return }
        let rest = conflicts.count - shownConflicts
        let messages =
            conflicts.prefix(shownConflicts).map(\.message).joined(separator: "; ")
            + (rest > 0 ? "; and \(rest) more" : "")
        throw Refusal(.planRule, messages, advice: first.advice)
    }
}
