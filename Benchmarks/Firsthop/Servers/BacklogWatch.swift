// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import Synchronization

/// Looks every second how long accounting records wait until they are applied.
final class BacklogWatch: Sendable {
    private struct Seen {
        var worst = 0.0
        var problem: (any Error)?
    }

    private let seen = Mutex(Seen())
    private let isOver = Atomic(false)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter pause: seconds of beginning, which do not count.
    init(_ serving: AccountingServing, after pause: Int) {
        let begin = Date(timeIntervalSinceNow: Double(pause))
        Thread.detachNewThread { [self] in
            while !isOver.load(ordering: .acquiring) {
                Thread.sleep(forTimeInterval: 1)
                do {
                    let delay = try serving.progress().delay
                    if Date() >= begin { seen.withLock { $0.worst = max($0.worst, delay) } }
                } catch {
                    seen.withLock { $0.problem = error }
                }
            }
            ended.signal()
        }
    }

    /// The longest wait that was seen, in seconds.
    func end() throws -> Double {
        isOver.store(true, ordering: .releasing)
        ended.wait()
        let seen = seen.withLock { $0 }
        if let problem = seen.problem { throw problem }
        return seen.worst
    }
}
