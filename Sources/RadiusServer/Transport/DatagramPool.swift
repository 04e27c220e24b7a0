// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// The memory in which one worker keeps datagrams from receiving them until their answers are sent: a fixed number of
/// slots, allocated once.
///
/// Belongs to one thread. Indices are checked, so that a mistake is a wrong answer in a test and not foreign memory.
final class DatagramPool {
    /// RADIUS ends at 4096 octets (RFC 2865 section 3); what a datagram has beyond is ignored, so it need not be kept.
    static let datagramBytes = 4096

    /// What is known of a datagram beside its bytes.
    struct Slot {
        /// Bytes received, at most ``datagramBytes``.
        var length = 0
        /// Bytes that the system wrote as the sender's address.
        var nameLength: UInt32 = 0
        /// Bytes that the system wrote about the address asked; 0 when the socket has only one.
        var controlLength = 0
        /// The door through which it came, and through which the answer leaves.
        var door = 0
        /// The NAS, as an index into the worker's table.
        var nas = 0
        /// When it was taken from the system, in nanoseconds of the monotonic clock.
        var receivedAt: UInt64 = 0
        /// The next slot of the same queue; -1 at its end.
        var next: Int32 = -1
    }

    let count: Int
    private let slots: UnsafeMutablePointer<Slot>
    /// Slots without a datagram; the last one is used first, since its memory is still in the cache.
    private let free: UnsafeMutablePointer<Int32>
    /// How many slots hold no datagram.
    private(set) var freeCount: Int

    private let bytes: UnsafeMutableRawPointer
    private let names: UnsafeMutableRawPointer
    private let controls: UnsafeMutableRawPointer

    /// - Parameter count: at least one.
    init(count: Int) {
        self.count = max(1, count)
        slots = .allocate(capacity: self.count)
        slots.initialize(repeating: Slot(), count: self.count)
        free = .allocate(capacity: self.count)
        for slot in 0..<self.count { free[slot] = Int32(truncatingIfNeeded: self.count - 1 - slot) }
        freeCount = self.count
        bytes = .allocate(byteCount: self.count * Self.datagramBytes, alignment: 64)
        names = .allocate(byteCount: self.count * SocketName.stride, alignment: 16)
        controls = .allocate(byteCount: self.count * LocalAddress.stride, alignment: 16)
    }

    deinit {
        slots.deallocate()
        free.deallocate()
        bytes.deallocate()
        names.deallocate()
        controls.deallocate()
    }

    /// The free slot that stands `position` places from the one used next; nil when there are fewer.
    func freeSlot(_ position: Int) -> Int? {
        position >= 0 && position < freeCount ? Int(free[freeCount - 1 - position]) : nil
    }

    /// Takes the next free slots, which a door has filled, and lists them in the order of the datagrams.
    func take(_ count: Int, into taken: inout [Int]) {
        taken.removeAll(keepingCapacity: true)
        for _ in 0..<min(count, freeCount) {
            freeCount -= 1
            taken.append(Int(free[freeCount]))
        }
    }

    /// Gives a slot back.
    func release(_ slot: Int) {
        guard holds(slot), freeCount < count else { return }
        free[freeCount] = Int32(truncatingIfNeeded: slot)
        freeCount += 1
    }

    /// What is known of the datagram in a slot.
    subscript(slot: Int) -> Slot {
        get {
            precondition(holds(slot))
            return slots[slot]
        }
        _modify {
            precondition(holds(slot))
            yield &slots[slot]
        }
    }

    /// The whole room of a slot for a datagram's bytes.
    func room(_ slot: Int) -> UnsafeMutableRawBufferPointer {
        precondition(holds(slot))
        return UnsafeMutableRawBufferPointer(
            start: bytes + slot * Self.datagramBytes, count: Self.datagramBytes)
    }

    /// The bytes of the datagram in a slot; valid until the slot is released.
    func datagram(_ slot: Int) -> UnsafeBufferPointer<UInt8> {
        let room = room(slot)
        return UnsafeBufferPointer(
            start: room.baseAddress?.assumingMemoryBound(to: UInt8.self),
            count: min(max(0, slots[slot].length), Self.datagramBytes))
    }

    /// Where the system writes the sender's address.
    func name(_ slot: Int) -> UnsafeMutableRawPointer {
        precondition(holds(slot))
        return names + slot * SocketName.stride
    }

    /// Where the system writes the address that was asked.
    func control(_ slot: Int) -> UnsafeMutableRawPointer {
        precondition(holds(slot))
        return controls + slot * LocalAddress.stride
    }

    private func holds(_ slot: Int) -> Bool { slot >= 0 && slot < count }

    /// The sender; nil for a family that no door serves.
    func source(_ slot: Int) -> RadiusEndpoint? { SocketName.endpoint(at: name(slot)) }
}
