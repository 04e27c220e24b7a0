// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The writes that wait, bounded; the first of them calls the writer.
///
/// Callers that come while a commit is being synced to disk wait together and share the next one: that is what makes single
/// callers fast without giving up a sync per acknowledgement.
final class WriteQueue: Sendable {
    private struct State {
        var waiting: [WriteJob] = []
        var isBeingDrained = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Puts a write in the queue.
    ///
    /// - Returns: true when nobody drains the queue yet, so the caller must have it drained.
    /// - Throws: ``StorageError/Kind/overloaded`` or ``StorageError/Kind/closed``; the job was not taken.
    func add(_ job: WriteJob) throws(StorageError) -> Bool {
        let result: Result<Bool, StorageError> = state.withLock { state in
            if state.isClosed { return .failure(StorageError(.closed, doing: "queueing a write", detail: "")) }
            if state.waiting.count >= limit {
                let detail = "\(state.waiting.count) writes wait already"
                return .failure(StorageError(.overloaded, doing: "queueing a write", detail: detail))
            }
            state.waiting.append(job)
            defer { state.isBeingDrained = true }
            return .success(!state.isBeingDrained)
        }
        return try result.get()
    }

    /// Takes the next writes, oldest first; none when the queue is empty, and then the drain is over.
    func take(atMost count: Int) -> [WriteJob] {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(taken.count)
            if taken.isEmpty { state.isBeingDrained = false }
            return taken
        }
    }

    /// Refuses every write from now on; those in the queue are still done.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    /// Whether nothing waits and nobody drains: with a closed queue it stays so.
    var isIdle: Bool {
        state.withLock { $0.waiting.isEmpty && !$0.isBeingDrained }
    }

    /// Writes waiting now.
    var depth: Int {
        state.withLock { $0.waiting.count }
    }
}
