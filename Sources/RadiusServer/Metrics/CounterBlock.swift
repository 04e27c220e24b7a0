// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A row of counters that one thread writes and any thread reads.
///
/// One writer needs no read-modify-write instruction: it loads, adds and stores, which costs about a nanosecond. Wrapping
/// arithmetic, since a counter that overflowed after 2^64 events must not stop a server.
///
/// `@unchecked Sendable` needs no lock here: the memory is touched only through `Atomic`.
final class CounterBlock: @unchecked Sendable {
    private let counters: UnsafeMutablePointer<Atomic<UInt64>>
    private let count: Int

    init(count: Int) {
        self.count = count
        counters = .allocate(capacity: count)
        for index in 0..<count {
            (counters + index).initialize(to: Atomic(0))
        }
    }

    deinit {
        counters.deinitialize(count: count)
        counters.deallocate()
    }

    /// Adds to one counter. Only the owning thread may call it; an index outside the row counts nothing.
    func add(_ amount: UInt64 = 1, at index: Int) {
        guard index >= 0, index < count else { return }
        counters[index].store(counters[index].load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    /// What one counter shows.
    subscript(index: Int) -> UInt64 {
        guard index >= 0, index < count else { return 0 }
        return counters[index].load(ordering: .relaxed)
    }
}
