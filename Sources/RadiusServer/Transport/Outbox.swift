// SPDX-License-Identifier: Apache-2.0

/// The answers of one turn that leave through one door: a fixed number of places of the largest size.
final class Outbox {
    /// An answer that waits to be sent.
    struct Reply {
        /// The datagram that it answers.
        let slot: Int
        /// Bytes of the answer.
        let length: Int
        /// Whether the system took it.
        var isSent = false
    }

    let capacity: Int
    private(set) var replies: [Reply] = []
    private let bytes: UnsafeMutableRawPointer

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        bytes = .allocate(byteCount: self.capacity * DatagramPool.datagramBytes, alignment: 64)
        replies.reserveCapacity(self.capacity)
    }

    deinit { bytes.deallocate() }

    var isFull: Bool { replies.count == capacity }
    var isEmpty: Bool { replies.isEmpty }

    /// Room for the next answer; ``append(slot:length:)`` keeps what was written there.
    var nextRoom: UnsafeMutableRawBufferPointer { room(min(replies.count, capacity - 1)) }

    /// The room of an answer.
    func room(_ index: Int) -> UnsafeMutableRawBufferPointer {
        precondition((0..<capacity).contains(index))
        return UnsafeMutableRawBufferPointer(
            start: bytes + index * DatagramPool.datagramBytes, count: DatagramPool.datagramBytes)
    }

    /// Keeps the bytes in ``nextRoom`` as the answer to a datagram.
    func append(slot: Int, length: Int) {
        guard !isFull else { return }
        replies.append(Reply(slot: slot, length: min(length, DatagramPool.datagramBytes)))
    }

    /// The system took this answer.
    func markSent(_ index: Int) { replies[index].isSent = true }

    /// Forgets all answers.
    func removeAll() { replies.removeAll(keepingCapacity: true) }
}
