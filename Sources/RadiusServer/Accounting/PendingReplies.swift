// SPDX-License-Identifier: Apache-2.0

/// The acknowledgements of one worker that wait until their records are durable, in the order of the records.
///
/// They are complete: written, signed, and with the addresses they go to and leave from, so the datagrams that they answer
/// need not be kept. Bounded in number and octets. Belongs to one thread.
final class PendingReplies {
    /// What is known of a waiting reply beside its octets.
    struct Entry {
        /// The record that must be durable.
        let sequence: Int64
        /// The door through which it leaves.
        let door: Int
        let meter: NASMeter
        /// When the request came, in nanoseconds of the monotonic clock.
        let receivedAt: UInt64
        fileprivate let place: Int
        fileprivate let nameLength: UInt32
        fileprivate let controlLength: Int
        fileprivate let length: Int
    }

    /// Half a second's worth at 130,000 records a second: a disk that stops for longer has NASes trying again anyway.
    static let usualCapacity = 65_536

    /// Octets for each of them on average: the two addresses, and a reply with Message-Authenticator and nothing else.
    private static let octetsEach = 144
    private static let headBytes = SocketName.stride + LocalAddress.stride

    private let capacity: Int
    private let entries: UnsafeMutablePointer<Entry>
    private var first = 0
    private(set) var count = 0
    private var ring: OctetRing

    /// - Parameter capacity: at least one.
    init(capacity: Int = usualCapacity) {
        self.capacity = max(1, capacity)
        entries = .allocate(capacity: self.capacity)
        ring = OctetRing(
            capacity: self.capacity * Self.octetsEach + 2 * (Self.headBytes + DatagramPool.datagramBytes))
    }

    deinit {
        removeFirst(count)
        entries.deallocate()
    }

    var isEmpty: Bool { count == 0 }

    /// Whether a reply of any length finds room.
    var hasRoom: Bool { count < capacity && ring.place(for: Self.headBytes + DatagramPool.datagramBytes) != nil }

    /// The record that the oldest reply waits for; nil when none waits.
    var awaited: Int64? { count > 0 ? self[0].sequence : nil }

    /// A waiting reply, the oldest at 0.
    subscript(index: Int) -> Entry {
        precondition((0..<count).contains(index))
        return entries[(first + index) % capacity]
    }

    /// Keeps a reply to the datagram in a slot.
    ///
    /// - Parameter sequence: higher than those before.
    /// - Returns: false when it found no room, which ``hasRoom`` has foretold.
    @discardableResult
    func append(
        _ octets: UnsafeRawBufferPointer, onceDurable sequence: Int64, to slot: Int, of pool: DatagramPool,
        meter: NASMeter
    ) -> Bool {
        guard count < capacity, let place = ring.take(Self.headBytes + octets.count) else { return false }
        let known = pool[slot]
        let entry = Entry(
            sequence: sequence, door: known.door, meter: meter, receivedAt: known.receivedAt, place: place,
            nameLength: known.nameLength, controlLength: min(known.controlLength, LocalAddress.stride),
            length: octets.count)
        let room = ring.octets(place, Self.headBytes + octets.count)
        room.copyMemory(from: UnsafeRawBufferPointer(start: pool.name(slot), count: SocketName.stride))
        UnsafeMutableRawBufferPointer(rebasing: room[SocketName.stride...])
            .copyMemory(from: UnsafeRawBufferPointer(start: pool.control(slot), count: entry.controlLength))
        UnsafeMutableRawBufferPointer(rebasing: room[Self.headBytes...]).copyMemory(from: octets)
        (entries + (first + count) % capacity).initialize(to: entry)
        count += 1
        return true
    }

    /// How many of the oldest replies may leave.
    func due(through durable: Int64, atMost limit: Int) -> Int {
        var due = 0
        while due < min(count, limit), self[due].sequence <= durable { due += 1 }
        return due
    }

    /// A reply as a door needs it, tagged with its index; valid until it is removed.
    func letter(_ index: Int) -> Letter? {
        let entry = self[index]
        let octets = ring.octets(entry.place, Self.headBytes + entry.length)
        guard let name = octets.baseAddress else { return nil }
        return Letter(
            name: name, nameLength: entry.nameLength, control: name + SocketName.stride,
            controlLength: entry.controlLength,
            octets: UnsafeMutableRawBufferPointer(rebasing: octets[Self.headBytes...]), tag: index)
    }

    /// Forgets the oldest replies.
    func removeFirst(_ removed: Int) {
        for _ in 0..<min(removed, count) {
            (entries + first).deinitialize(count: 1)
            first = (first + 1) % capacity
            count -= 1
        }
        ring.release(before: count > 0 ? self[0].place : nil)
    }
}
