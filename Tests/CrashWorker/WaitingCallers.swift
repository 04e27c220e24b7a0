// SPDX-License-Identifier: Apache-2.0

import Storage
import Synchronization

/// Callers that wait until their record is durable.
final class WaitingCallers: Sendable {
    private let callers = Mutex<[Int64: CheckedContinuation<Void, Never>]>([:])

    func wait(for sequence: Int64, of log: RecordLog) async {
        await withCheckedContinuation { continuation in
            let isDurable = callers.withLock { callers in
                if log.durableThrough >= sequence { return true }
                callers[sequence] = continuation
                return false
            }
            if isDurable { continuation.resume() }
        }
    }

    func wake(through sequence: Int64) {
        let ready = callers.withLock { callers in
            let ready = callers.filter { $0.key <= sequence }
            for key in ready.keys { callers[key] = nil }
            return ready.values
        }
        for continuation in ready { continuation.resume() }
    }
}
