// SPDX-License-Identifier: Apache-2.0

/// The requests under way from one port, by identifier.
struct PortState {
    /// A port has no more: RFC 2865 section 3.
    static let identifiers = 256
    /// After this, a request counts as lost and its identifier is free again.
    static let patienceNanoseconds: Int64 = 2_000_000_000

    private struct Slot {
        /// When the request was due.
        var due: Int64 = 0
        /// The request in the book; -1 when none is under way.
        var request = -1
    }

    private var slots = [Slot](repeating: Slot(), count: Self.identifiers)
    /// How many requests have been sent, so the next identifier too.
    private(set) var sent = 0
    private(set) var underWay = 0

    /// Whether the next identifier is free.
    var isNextFree: Bool { slots[sent % Self.identifiers].request < 0 }

    /// Takes the next identifier for a request. Returns false when that gives up another one.
    mutating func begin(_ request: Int, due: Int64) -> Bool {
        let wasFree = isNextFree
        slots[sent % Self.identifiers] = Slot(due: due, request: request)
        sent += 1
        if wasFree { underWay += 1 }
        return wasFree
    }

    /// The request that a reply with this identifier answers, and when it was due; nil when none is under way.
    mutating func end(_ identifier: UInt8) -> (request: Int, due: Int64)? {
        let slot = slots[Int(identifier)]
        guard slot.request >= 0 else { return nil }
        slots[Int(identifier)].request = -1
        underWay -= 1
        return (slot.request, slot.due)
    }

    /// Gives up what has been under way too long, and returns how many that were.
    mutating func giveUp(now: Int64) -> Int {
        var lost = 0
        for index in slots.indices
        where slots[index].request >= 0 && now - slots[index].due > Self.patienceNanoseconds {
            slots[index].request = -1
            lost += 1
        }
        underWay -= lost
        return lost
    }
}
