// SPDX-License-Identifier: Apache-2.0

/// The answers of one turn that leave through one door: a fixed number of places of the largest size.
///
/// The tag of each letter is the slot of the datagram that it answers.
final class Outbox {
    let capacity: Int
    private(set) var letters: [Letter] = []
    private let bytes: UnsafeMutableRawPointer

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        bytes = .allocate(byteCount: self.capacity * DatagramPool.datagramBytes, alignment: 64)
        letters.reserveCapacity(self.capacity)
    }

    deinit { bytes.deallocate() }

    var isFull: Bool { letters.count == capacity }
    var isEmpty: Bool { letters.isEmpty }

    /// Room for the next answer; ``append(slot:of:length:)`` keeps what was written there.
    var nextRoom: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(
            start: bytes + min(letters.count, capacity - 1) * DatagramPool.datagramBytes,
            count: DatagramPool.datagramBytes)
    }

    /// Keeps the bytes in ``nextRoom`` as the answer to a datagram.
    func append(slot: Int, of pool: DatagramPool, length: Int) {
        guard !isFull else { return }
        letters.append(
            Letter(
                name: pool.name(slot), nameLength: pool[slot].nameLength, control: pool.control(slot),
                controlLength: pool[slot].controlLength,
                octets: UnsafeMutableRawBufferPointer(rebasing: nextRoom.prefix(length)), tag: slot))
    }

    /// Hands the answers to a door.
    func send(through door: some DatagramDoor) { door.send(&letters) }

    /// Forgets all answers.
    func removeAll() { letters.removeAll(keepingCapacity: true) }
}
