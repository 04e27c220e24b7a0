// SPDX-License-Identifier: Apache-2.0

/// The columns of a plan in a file, in their order. Raw values are the headings.
public enum PlanColumn: String, CaseIterable, Codable, Sendable {
    /// `block`, `site`, `nas` or `pool`; required.
    case kind

    /// The prefix; required.
    case prefix

    /// The prefix of the parent; empty means the deepest node that can be the parent.
    case parent

    /// The node's name; required.
    case name

    /// The name of the router of a `nas` node.
    case nas

    /// A pool's ``PoolKind``; `active` when empty.
    case poolKind = "pool_kind"

    /// The length of a pool's slots; when empty 56, or 64 for links and infrastructure, or 32 for IPv4.
    case delegatedLength = "delegated_length"

    /// A pool's ``SlotOrder``; `next_free` when empty.
    case order

    /// Slots never handed out at the low end; when empty what the standards take away.
    case reservedLow = "reserved_low"

    /// Slots never handed out at the high end; when empty what the standards take away.
    case reservedHigh = "reserved_high"

    /// Days for which a pool keeps slots; ``PoolTerms/usualKeepDays`` when empty.
    case keepDays = "keep_days"

    /// The length of what is excluded from delegations (RFC 6603); nothing when empty.
    case excludedLength = "excluded_length"

    /// Bits by which the node may grow in place; 0 when empty.
    case growthReserve = "growth_reserve"

    /// The node's ``PlacementPolicy``; `next_free` when empty.
    case placement

    /// `yes` or `no`; `no` when empty.
    case discardRoute = "discard_route"

    /// Free text.
    case note

    /// Whether the column only has a meaning for pools.
    public var isOfPools: Bool {
        switch self {
        case .poolKind, .delegatedLength, .order, .reservedLow, .reservedHigh, .keepDays, .excludedLength: true
        case .kind, .prefix, .parent, .name, .nas, .growthReserve, .placement, .discardRoute, .note: false
        }
    }
}
