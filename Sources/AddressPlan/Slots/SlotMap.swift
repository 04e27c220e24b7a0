// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The slots of one pool: which slot the n-th hand-out takes, and which prefix a slot is.
///
/// A pool stores a counter and a list of slots that came back; this is the pure mapping between the two. It is a
/// bijection between the counters `0 ..< slotsInReach` and the slots that may be handed out.
public struct SlotMap: Sendable {
    /// The pool's prefix.
    public let pool: IPPrefix

    /// The length of every slot, in the pool's own family.
    public let delegatedLength: Int

    /// The exact number of slots that may be handed out: 2^(delegated length − prefix length) less the reserved ones.
    /// Only ::/0 at /128, which no plan may contain, does not fit and counts as 2^128 − 1.
    public let capacity: UInt128

    /// How many slots the counter reaches: ``capacity``, at most 2^62.
    public let slotsInReach: UInt64

    private let order: SlotOrder
    private let bits: Int
    /// The raw counters whose slots are reserved, ascending.
    private let skipped: [UInt64]

    /// Slot numbers stand in signed 64-bit SQL integers and counters may run past the last slot; 62 bits leave room
    /// for both. A pool with more slots hands out its lowest 2^62.
    public static let slotBitsLimit = 62

    /// The slots of `pool` under `terms`; nil when the terms do not fit the prefix (``PoolRules`` say why).
    public init?(pool: IPPrefix, terms: PoolTerms) {
        let slotBits = terms.delegatedLength - pool.length
        guard slotBits >= 0, terms.delegatedLength <= pool.family.bitWidth else { return nil }
        let reserved = 0...PoolTerms.reservedLimit
        guard reserved.contains(terms.reservedLow), reserved.contains(terms.reservedHigh) else { return nil }

        let total = slotBits < 128 ? UInt128(1) << slotBits : UInt128.max
        let withheld = UInt128(terms.reservedLow + terms.reservedHigh)
        guard withheld < total else { return nil }
        self.pool = pool
        self.delegatedLength = terms.delegatedLength
        self.order = terms.order
        self.capacity = total - withheld
        let bits = min(slotBits, Self.slotBitsLimit)
        self.bits = bits

        let reach = UInt64(1) << bits
        var withheldInReach = (0..<UInt64(terms.reservedLow)).map { $0 }
        if slotBits <= Self.slotBitsLimit {
            withheldInReach += (reach - UInt64(terms.reservedHigh))..<reach
        }
        self.skipped = withheldInReach.map { terms.order.rawSlot(forCounter: $0, bits: bits) }.sorted()
        self.slotsInReach = reach - UInt64(withheldInReach.count)
    }

    /// The slot of the n-th hand-out, counted from 0; nil when the pool is exhausted.
    public func slot(forCounter counter: UInt64) -> UInt64? {
        guard counter < slotsInReach else { return nil }
        var raw = counter
        for reserved in skipped {
            guard reserved <= raw else { break }
            raw += 1
        }
        return order.rawSlot(forCounter: raw, bits: bits)
    }

    /// The counter at which a slot is handed out; nil when the slot does not exist or is reserved.
    public func counter(forSlot slot: UInt64) -> UInt64? {
        guard slot >> bits == 0 else { return nil }
        let raw = order.rawSlot(forCounter: slot, bits: bits)
        var before: UInt64 = 0
        for reserved in skipped where reserved <= raw {
            if reserved == raw { return nil }
            before += 1
        }
        return raw - before
    }

    /// The prefix of a slot; nil when the pool has no such slot. Reserved slots have a prefix too.
    public func prefix(ofSlot slot: UInt64) -> IPPrefix? {
        guard slot >> bits == 0 else { return nil }
        return pool.subnet(at: UInt128(slot), length: delegatedLength)
    }

    /// The slot that a prefix is; nil when it is not inside the pool, has another length, or lies beyond the lowest
    /// 2^62 slots.
    public func slot(of prefix: IPPrefix) -> UInt64? {
        guard prefix.length == delegatedLength, let index = pool.index(of: prefix), index >> bits == 0 else {
            return nil
        }
        return UInt64(truncatingIfNeeded: index)
    }

    /// Whether the slot exists and may be handed out.
    public func mayHandOut(slot: UInt64) -> Bool { counter(forSlot: slot) != nil }
}
