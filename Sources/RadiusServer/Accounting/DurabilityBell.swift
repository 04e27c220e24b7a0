// SPDX-License-Identifier: Apache-2.0

import Storage
import Synchronization

/// Wakes a worker that waits for datagrams once a record that it has to acknowledge is durable; one that is awake or waits
/// for nothing is left alone, however often the log syncs.
final class DurabilityBell: Sendable {
    private let log: RecordLog
    private let wakeUp: WakeUp
    private let awaited = Atomic<Int64>(DurabilityBell.nothing)

    private static let nothing = Int64.max

    init(_ log: RecordLog, waking wakeUp: WakeUp) {
        self.log = log
        self.wakeUp = wakeUp
    }

    /// Says what the worker waits for.
    ///
    /// - Returns: false when it is durable already, so the worker must not wait.
    func expect(_ sequence: Int64) -> Bool {
        awaited.store(sequence, ordering: .relaxed)
        // The log stores what is durable, then looks here; we store here, then look at what is durable. With a fence between
        // the two on both sides at least one of us sees the other.
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        return log.durableThrough < sequence
    }

    /// The worker waits for nothing.
    func rest() { awaited.store(Self.nothing, ordering: .relaxed) }

    /// What the log calls after each sync.
    func ring(_ durable: Int64) {
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        if durable >= awaited.load(ordering: .relaxed) { wakeUp.signal() }
    }
}
