// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One place in a router's tree of shared rates.
public struct ContentionNode: Sendable, Hashable {
    /// What stands there.
    public enum Subject: Sendable, Hashable {
        case router(NASID)
        case sector(SectorID)
        /// The members of a group within one sector, or within the whole router.
        case group(ContentionGroupName, in: SectorID?)
        case line(ServiceID)
    }

    public let subject: Subject
    public let name: String
    /// Where its parent stands in the tree's nodes; nil for the router.
    public let parent: Int?
    /// Its own limit; nil for a router without one.
    public internal(set) var limit: Rates?
    /// What it can really have: the lowest limit from here up to the router; nil when there is none.
    public internal(set) var effectiveLimit: Rates?
    /// What it is sure of. Guarantees of children never add up to more than what their parent can have.
    public internal(set) var guarantee: Rates
    /// Who goes first when a parent is full: 1 before 8. Decides among lines only.
    public let priority: UInt8
    /// Lines that stand below, or are it.
    public internal(set) var lines: Int
    /// Those of them that count as members.
    public internal(set) var members: Int
    /// The rates of all lines below, added up.
    public internal(set) var sold: Rates

    /// What is sold over what can be delivered; nil when nothing limits it.
    public func oversubscription(_ direction: RateDirection) -> Oversubscription? {
        effectiveLimit.flatMap { Oversubscription(sold: sold[direction], capacity: $0[direction]) }
    }
}
