// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// The requests under way from several ports, with their octets, so that they can be sent again just as they were.
///
/// A slot is a port's identifier: slot 256 p + i is identifier i of port p. Belongs to one thread.
final class Outstanding {
    /// Octets of memory for each request; those of a simulated router are far smaller.
    static let room = 1024

    private struct Slot {
        /// Whom the request concerns; -1 when none is under way.
        var owner = -1
        /// The octets of the last request.
        var length = 0
        /// When the request was due.
        var due: Int64 = 0
        var tries = 0
        var serial: UInt32 = 0
    }

    private let memory: UnsafeMutableRawBufferPointer
    private var slots: [Slot]
    /// The identifier that each port uses next.
    private var next: [Int]
    private var underWayOfPort: [Int]
    /// The requests under way from all ports.
    private(set) var underWay = 0
    private var deadlines = DeadlineQueue()
    private let timeout: Duration
    private let tries: Int

    init(ports: Int, retry: RetryPolicy) {
        let count = ports * PortState.identifiers
        memory = .allocate(byteCount: count * Self.room, alignment: 64)
        slots = Array(repeating: Slot(), count: count)
        next = Array(repeating: 0, count: ports)
        underWayOfPort = next
        timeout = retry.timeout
        tries = retry.tries
    }

    deinit { memory.deallocate() }

    /// All requests' memory, which ``range(of:)`` is about.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

    /// The requests under way from one port.
    func underWay(port: Int) -> Int { underWayOfPort[port] }

    static func identifier(of slot: Int) -> UInt8 { UInt8(truncatingIfNeeded: slot) }

    /// Where in ``bytes`` a slot's request stands.
    func range(of slot: Int) -> Range<Int> {
        let start = slot * Self.room
        return start..<start + slots[slot].length
    }

    /// Where to write a slot's request.
    func memory(of slot: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(rebasing: memory[slot * Self.room..<(slot + 1) * Self.room])
    }

    /// The authenticator of the request that was last sent in a slot.
    func authenticator(of slot: Int) -> Octets16? {
        Octets16(Span(_unsafeBytes: bytes[range(of: slot)]), at: 4)
    }

    /// The free slot of a port that has rested longest; nil when all are in use.
    func freeSlot(port: Int) -> Int? {
        guard underWayOfPort[port] < PortState.identifiers else { return nil }
        while true {
            let slot = port * PortState.identifiers + next[port]
            if slots[slot].owner < 0 { return slot }
            next[port] = (next[port] + 1) % PortState.identifiers
        }
    }

    /// Puts a free slot to use, whose memory holds a request of `length` octets.
    func begin(_ slot: Int, length: Int, owner: Int, due: Int64, now: Int64) {
        let port = slot / PortState.identifiers
        slots[slot] = Slot(owner: owner, length: length, due: due, tries: 1, serial: slots[slot].serial &+ 1)
        next[port] = (slot + 1) % PortState.identifiers
        underWayOfPort[port] += 1
        underWay += 1
        expect(slot, now: now)
    }

    /// The slot that a reply with this identifier is about; nil when nothing was ever sent in it.
    func slot(port: Int, identifier: UInt8) -> Int? {
        let slot = port * PortState.identifiers + Int(identifier)
        return slots[slot].length > 0 ? slot : nil
    }

    /// Whom the request in a slot concerns; nil when none is under way.
    func owner(of slot: Int) -> Int? {
        slots[slot].owner < 0 ? nil : slots[slot].owner
    }

    /// Frees a slot, and returns when its request was due.
    @discardableResult
    func end(_ slot: Int) -> Int64 {
        slots[slot].owner = -1
        underWayOfPort[slot / PortState.identifiers] -= 1
        underWay -= 1
        return slots[slot].due
    }

    /// Takes the next slot whose request has waited too long.
    func overdue(now: Int64) -> Int? {
        while let entry = deadlines.next(now: now) {
            let slot = slots[entry.slot]
            if slot.owner >= 0, slot.serial == entry.serial { return entry.slot }
        }
        return nil
    }

    /// Whether an overdue request is to be sent once more, which then counts.
    func tryAgain(_ slot: Int, now: Int64) -> Bool {
        guard slots[slot].tries < tries else { return false }
        slots[slot].tries += 1
        expect(slot, now: now)
        return true
    }

    private func expect(_ slot: Int, now: Int64) {
        deadlines.append(.init(time: timeout.nanoseconds(after: now), slot: slot, serial: slots[slot].serial))
    }
}
