// SPDX-License-Identifier: Apache-2.0

/// Memory from which runs of octets are taken, and given back in the order in which they were taken.
///
/// A run never wraps: what is left at the end is skipped where it is too short. Belongs to one thread.
struct OctetRing: ~Copyable {
    private let memory: UnsafeMutableRawPointer
    private let capacity: Int
    /// Where the next run begins, if it fits there.
    private var head = 0
    /// Where the oldest run begins.
    private var tail = 0
    private var isEmpty = true

    /// Every run begins at a multiple of this.
    static let alignment = 16

    /// Memory that is not touched costs nothing.
    init(capacity: Int) {
        self.capacity = max(Self.alignment, capacity / Self.alignment * Self.alignment)
        memory = .allocate(byteCount: self.capacity, alignment: 64)
    }

    deinit { memory.deallocate() }

    /// Where a run of `count` octets would begin; nil when there is no room for it.
    func place(for count: Int) -> Int? {
        guard count > 0, count <= capacity else { return nil }
        if isEmpty { return 0 }
        if head <= tail { return count <= tail - head ? head : nil }
        if count <= capacity - head { return head }
        return count <= tail ? 0 : nil
    }

    /// Takes a run; the same as ``place(for:)`` has said.
    mutating func take(_ count: Int) -> Int? {
        guard let place = place(for: count) else { return nil }
        if isEmpty { tail = 0 }
        isEmpty = false
        head = place + (count + Self.alignment - 1) / Self.alignment * Self.alignment
        return place
    }

    /// Gives back all runs before the one that begins at `place`; every run when nil.
    mutating func release(before place: Int?) {
        guard let place else {
            isEmpty = true
            return
        }
        tail = place
    }

    /// The octets of a run.
    func octets(_ place: Int, _ count: Int) -> UnsafeMutableRawBufferPointer {
        precondition(place >= 0 && count >= 0 && place + count <= capacity)
        return UnsafeMutableRawBufferPointer(start: memory + place, count: count)
    }
}
