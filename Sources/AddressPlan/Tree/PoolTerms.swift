// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The terms of a pool: what length its slots have and how they are handed out.
public struct PoolTerms: Hashable, Sendable {
    /// What the slots are used for.
    public var kind: PoolKind

    /// The length of every slot, in the pool's own family: 1 to 32 or 1 to 128, not shorter than the pool's prefix.
    public var delegatedLength: Int

    /// In which order slots are handed out.
    public var order: SlotOrder

    /// How many slots at the low end are never handed out: 0 to ``reservedLimit``.
    public var reservedLow: Int

    /// How many slots at the high end are never handed out: 0 to ``reservedLimit``.
    public var reservedHigh: Int

    /// For how many days of 24 hours a slot is kept for its service after the service ended: 0 to ``keepDaysLimit``.
    public var keepDays: Int

    /// The length of the prefix that the NAS keeps out of every delegation for the link to the customer (RFC 6603);
    /// nil when nothing is excluded. Longer than ``delegatedLength``.
    public var excludedLength: Int?

    /// More reserved slots than this are a pool of their own: the mapping of ``SlotMap`` looks at each of them.
    public static let reservedLimit = 1024

    /// Ten years: a longer time is a pool that never frees anything, which ``HoldingMode/static`` says better.
    public static let keepDaysLimit = 3650

    /// One billing month: a customer who pays late or comes back finds the old prefix (RIPE-690 §5 asks for
    /// prefixes that persist).
    public static let usualKeepDays = 30

    /// Terms with the given properties; the rules are checked by ``PoolRules``, not here.
    public init(
        kind: PoolKind,
        delegatedLength: Int,
        order: SlotOrder = .nextFree,
        reservedLow: Int = 0,
        reservedHigh: Int = 0,
        keepDays: Int = PoolTerms.usualKeepDays,
        excludedLength: Int? = nil
    ) {
        self.kind = kind
        self.delegatedLength = delegatedLength
        self.order = order
        self.reservedLow = reservedLow
        self.reservedHigh = reservedHigh
        self.keepDays = keepDays
        self.excludedLength = excludedLength
    }

    /// The slots that the standards take away from single addresses on one link: the subnet-router anycast address of
    /// IPv6 (RFC 4291 §2.6.1, not on a /127: RFC 6164), the network and broadcast addresses of IPv4 (not on a /31:
    /// RFC 3021). Nothing is taken from a pool of prefixes.
    public static func usualReservedSlots(in prefix: IPPrefix, delegatedLength: Int) -> (low: Int, high: Int) {
        switch prefix.family {
        case .v6: delegatedLength == 128 && prefix.length < 127 ? (1, 0) : (0, 0)
        case .v4: delegatedLength == 32 && prefix.length < 31 ? (1, 1) : (0, 0)
        }
    }
}
