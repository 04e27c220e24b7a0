// SPDX-License-Identifier: Apache-2.0

/// The rules that a change of the address plan must keep. Raw values are stable words for programs.
public enum PlanConflictRule: String, CaseIterable, Codable, Sendable {
    /// A node has a name.
    case noName = "no_name"

    /// Block, sites, NAS, pools: each below its like.
    case wrongNesting = "wrong_nesting"

    /// Only `nas` nodes name a router.
    case routerOnOtherNode = "router_on_other_node"

    /// A node lies inside its parent.
    case outsideParent = "outside_parent"

    /// A node's children lie inside it.
    case childOutside = "child_outside"

    /// Siblings are disjoint.
    case overlapsSibling = "overlaps_sibling"

    /// A growth reserve is 0 to the length of the prefix.
    case badGrowthReserve = "bad_growth_reserve"

    /// A growth reserve lies inside the parent.
    case reserveOutsideParent = "reserve_outside_parent"

    /// Nothing stands in a neighbour's growth reserve.
    case reserveOccupied = "reserve_occupied"

    /// A plan of public addresses contains no space with another purpose.
    case specialPurposeSpace = "special_purpose_space"

    /// A pool's slots are not larger than the pool.
    case slotLargerThanPool = "slot_larger_than_pool"

    /// A pool's slots are not longer than an address of its family.
    case slotLongerThanAddress = "slot_longer_than_address"

    /// Reserved slots leave at least one slot and stay within the limit.
    case badReservedSlots = "bad_reserved_slots"

    /// The days for which a slot is kept are within their limits.
    case badKeepDays = "bad_keep_days"

    /// What is excluded from a delegation is a smaller part of it.
    case excludedNotInside = "excluded_not_inside"

    /// Holdings are disjoint while they are taken.
    case overlapsHolding = "overlaps_holding"

    /// A holding that is placed by hand lies in no pool or other node below the one it is placed in.
    case overlapsNode = "overlaps_node"

    /// A holding lies inside its pool or node.
    case outsidePool = "outside_pool"

    /// A holding from a pool has the pool's delegated length.
    case lengthNotOfPool = "length_not_of_pool"

    /// Reserved slots are not handed out.
    case reservedSlot = "reserved_slot"

    /// A prefix that is kept for a customer goes to no other.
    case keptForAnother = "kept_for_another"
}
