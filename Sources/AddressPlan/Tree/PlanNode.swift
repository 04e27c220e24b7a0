// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One node of the address plan: a prefix with a purpose.
///
/// The tree is registry block, then any number of regions and sites, then the NAS, then its pools. What is handed to a
/// service is not a node but a ``Holding``.
public struct PlanNode: Hashable, Sendable {
    /// Names the node for as long as it exists, also when its prefix grows.
    public var id: PlanNodeID

    /// The node that this one was cut from; a registry block has none.
    public var parent: PlanNodeID?

    /// What the node covers.
    public var prefix: IPPrefix

    /// What people call it; not empty.
    public var name: String

    /// What the node is for.
    public var role: PlanNodeRole

    /// The router that a `nas` node belongs to; its pools inherit it (see ``PlanTree/nas(of:)``).
    public var nas: NASID?

    /// How many bits shorter the prefix may become without moving: the node occupies ``footprint`` among its siblings.
    public var growthReserve: Int

    /// How children are placed inside the node.
    public var placement: PlacementPolicy

    /// Whether the router that announces this prefix is known to discard what no longer prefix of it covers.
    public var discardRoute: Bool

    /// Free text for people.
    public var note: String

    /// A node with the given properties; the rules are checked by ``NodeRules``, not here.
    public init(
        id: PlanNodeID,
        parent: PlanNodeID?,
        prefix: IPPrefix,
        name: String,
        role: PlanNodeRole,
        nas: NASID? = nil,
        growthReserve: Int = 0,
        placement: PlacementPolicy = .nextFree,
        discardRoute: Bool = false,
        note: String = ""
    ) {
        self.id = id
        self.parent = parent
        self.prefix = prefix
        self.name = name
        self.role = role
        self.nas = nas
        self.growthReserve = growthReserve
        self.placement = placement
        self.discardRoute = discardRoute
        self.note = note
    }

    /// The prefix together with the room kept for its growth: its supernet, `growthReserve` bits shorter. A reserve
    /// that is longer than the prefix (which ``NodeRules`` refuse) counts as no reserve.
    public var footprint: IPPrefix {
        guard growthReserve > 0, growthReserve <= prefix.length else { return prefix }
        return prefix.supernet(length: prefix.length - growthReserve) ?? prefix
    }

    /// The terms under which the node hands out its slots; nil unless it is a pool.
    public var poolTerms: PoolTerms? {
        guard case .pool(let terms) = role else { return nil }
        return terms
    }
}

extension PlanNode: CustomStringConvertible {
    /// The node as messages show it: kind, name and prefix.
    public var description: String { "\(role.kind.word) “\(name)” \(prefix)" }
}
