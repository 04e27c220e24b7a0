// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Storage

/// A log that one thread fills as fast as it takes records.
final class FilledLog {
    private let log: RecordLog
    private let synced = DispatchSemaphore(value: 0)
    private let observer: Int
    private var last: Int64 = 0

    init(_ log: RecordLog) {
        self.log = log
        observer = log.observe { [synced] _ in synced.signal() }
    }

    deinit {
        log.forget(observer: observer)
    }

    /// Appends a record; waits while the log is full.
    func append(_ record: Span<UInt8>) throws {
        while true {
            do throws(RecordLogRefusal) {
                last = try log.append(record)
                return
            } catch {
                guard case .overloaded = error else { throw error }
                synced.wait()
            }
        }
    }

    /// Waits until everything is durable.
    func finish() {
        while log.durableThrough < last { synced.wait() }
    }
}
