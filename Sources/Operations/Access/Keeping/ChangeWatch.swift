// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import Synchronization

/// Waits for the change log to grow, on a thread of its own.
///
/// A task that sleeps, wakes and reads through the store takes the processor from one thread to another ten times for a look
/// that nearly always finds nothing; beside a worker on the same core each of these is a pause for whoever logs in.
final class ChangeWatch: Sendable {
    private let store: Store
    private let position: Int64
    private let isOver = Atomic(false)

    /// - Parameter position: the last change that is known.
    init(_ store: Store, after position: Int64) {
        self.store = store
        self.position = position
    }

    /// Returns at a change, or when the time is over, or soon after the task is cancelled.
    ///
    /// - Throws: why the database cannot be read.
    func wait(lookingEvery interval: Duration, for patience: Duration) async throws {
        try await withTaskCancellationHandler {
            try await BlockingWork.perform { [self] in try look(every: interval, for: patience) }
        } onCancel: {
            isOver.store(true, ordering: .relaxed)
        }
    }

    private func look(every interval: Duration, for patience: Duration) throws {
        for _ in 0..<max(1, Int(patience / interval)) {
            Thread.sleep(forTimeInterval: interval / .seconds(1))
            guard !isOver.load(ordering: .relaxed) else { return }
            let newest = try store.glance { try ChangeLog.newest(in: $0) }
            // An empty log says nothing: what it told was forgotten.
            if newest != 0, newest != position { return }
        }
    }
}
