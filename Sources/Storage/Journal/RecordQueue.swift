// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The records that wait for a sync, bounded; the first of them calls the writer.
///
/// Records that come while a group is being synced wait together and share the next sync.
final class RecordQueue: Sendable {
    private struct State {
        var waiting = RecordBuffer()
        var isBeingDrained = false
        var isClosed = false
        var trouble: StorageError?
    }

    /// What became of a record that was taken.
    struct Place {
        let sequence: Int64
        /// Whether nobody drains the queue yet, so the caller must have it drained.
        let mustDrain: Bool
    }

    private let state: Mutex<State>
    private let limit: Int

    /// - Parameters:
    ///   - limit: bytes that may wait.
    ///   - first: the sequence number of the first record.
    init(limit: Int, first: Int64) {
        self.limit = limit
        var state = State()
        state.waiting.begin(at: first)
        self.state = Mutex(state)
    }

    /// Puts a record in the queue.
    func add(_ payload: UnsafeRawBufferPointer) throws(RecordLogRefusal) -> Place {
        guard RecordFrame.payloadLengths.contains(payload.count) else {
            throw .length(payload.count, allowed: RecordFrame.payloadLengths)
        }
        return try state.withLock { state throws(RecordLogRefusal) in
            if state.isClosed { throw .closed }
            if let trouble = state.trouble { throw .failing(trouble) }
            guard state.waiting.bytes.count + RecordFrame.size(ofPayload: payload.count) <= limit else {
                throw .overloaded(waitingBytes: state.waiting.bytes.count)
            }
            state.waiting.append(payload)
            defer { state.isBeingDrained = true }
            return Place(sequence: state.waiting.last, mustDrain: !state.isBeingDrained)
        }
    }

    /// Exchanges all that waits for an empty buffer, whose memory the next records will use.
    ///
    /// - Returns: false when nothing waits: then the drain is over, and the next record will call for another.
    func take(into group: inout RecordBuffer) -> Bool {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isBeingDrained = false
                return false
            }
            group.begin(at: state.waiting.last &+ 1)
            swap(&group, &state.waiting)
            return true
        }
    }

    /// Refuses records as long as the one before it could not be stored; nil takes them again.
    func report(trouble: StorageError?) {
        state.withLock { $0.trouble = trouble }
    }

    /// Refuses every record from now on; those in the queue are still stored.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    /// Bytes waiting now.
    var waitingBytes: Int { state.withLock { $0.waiting.bytes.count } }

    /// Why records are refused at present.
    var trouble: StorageError? { state.withLock { $0.trouble } }
}
