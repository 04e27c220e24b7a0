// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// One part of the directory: lines filed by key, in a table with open addresses and linear probing.
///
/// A value whose copies share their slots until one is changed: so an edit costs the copy of a shard or three, and those who
/// read the directory of before are not disturbed.
struct DirectoryShard: Sendable {
    private struct Slot: Sendable {
        var hash: UInt64 = 0
        var terms: AccessTerms?
    }

    /// A power of two of them, or none; at least one is empty, so that every search ends.
    private var slots: [Slot] = []
    /// How many entries there are.
    private(set) var count = 0

    /// Where the search for a key begins; without meaning in a shard without slots.
    @inline(__always)
    func start(_ key: AccessKey) -> Int {
        Int(truncatingIfNeeded: key.hash) & (slots.count &- 1)
    }

    /// Reads a slot, so that it is in the cache; the number means nothing.
    @inline(__always)
    func touch(_ place: Int) -> Int {
        count > 0 ? Int(truncatingIfNeeded: slots[place].hash) : 0
    }

    /// The next entry of a key at or after a place, which moves on behind it; nil when there is no further one.
    @inline(__always)
    func next(_ key: AccessKey, at place: inout Int) -> AccessTerms? {
        guard count > 0 else { return nil }
        while true {
            let here = place
            place = following(here)
            // The hash first: taking hold of another line would fetch its memory for nothing.
            if slots[here].hash == key.hash, let terms = slots[here].terms { return terms }
            if slots[here].terms == nil { return nil }
        }
    }

    /// Files a line under a key.
    ///
    /// - Returns: the line of the same number that stood there and gave way.
    @discardableResult
    mutating func insert(_ terms: AccessTerms, under key: AccessKey) -> AccessTerms? {
        if let place = place(of: terms.service, under: key) {
            let old = slots[place].terms
            slots[place].terms = terms
            return old
        }
        // Three quarters full, linear probing still looks at four slots in the mean.
        if (count + 1) * 4 > slots.count * 3 {
            grow()
        }
        add(Slot(hash: key.hash, terms: terms))
        count += 1
        return nil
    }

    /// Takes a line away from under a key, if it is there.
    mutating func remove(_ service: ServiceID, under key: AccessKey) {
        guard var gap = place(of: service, under: key) else { return }
        var place = following(gap)
        // What stands behind the gap moves into it, unless it would come to stand before its own beginning.
        while slots[place].terms != nil {
            let start = Int(truncatingIfNeeded: slots[place].hash) & (slots.count - 1)
            let fromStart = (place - start) & (slots.count - 1)
            let fromGap = (place - gap) & (slots.count - 1)
            if fromStart >= fromGap {
                slots[gap] = slots[place]
                gap = place
            }
            place = following(place)
        }
        slots[gap] = Slot()
        count -= 1
    }

    /// Every entry with the hash of its key; a line stands once for each of its keys.
    func forEach<Fault: Error>(_ body: (UInt64, AccessTerms) throws(Fault) -> Void) throws(Fault) {
        for slot in slots {
            if let terms = slot.terms { try body(slot.hash, terms) }
        }
    }

    private func place(of service: ServiceID, under key: AccessKey) -> Int? {
        guard count > 0 else { return nil }
        var place = start(key)
        // The hash first, as in `next`.
        while slots[place].terms != nil {
            if slots[place].hash == key.hash, slots[place].terms?.service == service { return place }
            place = following(place)
        }
        return nil
    }

    @inline(__always)
    private func following(_ place: Int) -> Int {
        (place &+ 1) & (slots.count &- 1)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: max(old.count * 2, 8))
        for slot in old where slot.terms != nil {
            add(slot)
        }
    }

    private mutating func add(_ slot: Slot) {
        var place = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
        while slots[place].terms != nil {
            place = following(place)
        }
        slots[place] = slot
    }
}
