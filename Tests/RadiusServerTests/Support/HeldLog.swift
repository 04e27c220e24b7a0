// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Operations
@testable import Storage
import Synchronization

/// A log of records whose disk the test holds in its hands: nothing becomes durable before ``sync(_:)``.
final class HeldLog: Sendable {
    let log: RecordLog
    private let disk = Disk()

    /// - Parameters:
    ///   - isHeld: false for a disk that syncs by itself.
    ///   - limit: octets that may wait for a sync.
    init(isHeld: Bool = true, limit: Int = 1 << 20) {
        log = RecordLog("test", storing: Store(disk, isHeld: isHeld), first: 1, after: 0, limit: limit)
    }

    deinit {
        // Nobody may wait for a test that is over.
        disk.isOver.store(true, ordering: .relaxed)
        disk.gate.signal()
    }

    /// Lets the disk store groups until a record is durable.
    func sync(through sequence: Int64) {
        let changed = DispatchSemaphore(value: 0)
        let observer = log.observe { _ in changed.signal() }
        while log.durableThrough < sequence {
            disk.gate.signal()
            changed.wait()
        }
        log.forget(observer: observer)
    }

    /// Has the disk fail from now on.
    func fail() {
        disk.isFull.store(true, ordering: .relaxed)
        disk.gate.signal()
    }

    /// What is durable, decoded.
    var records: [AccountingRecord] {
        disk.payloads.withLock { $0 }.compactMap { try? AccountingRecord(decoding: $0.span) }
    }

    private final class Disk: Sendable {
        let gate = DispatchSemaphore(value: 0)
        let isFull = Atomic(false)
        let isOver = Atomic(false)
        let payloads = Mutex<[[UInt8]]>([])
    }

    private final class Store: GroupStore {
        private let disk: Disk
        private let isHeld: Bool

        init(_ disk: Disk, isHeld: Bool) {
            self.disk = disk
            self.isHeld = isHeld
        }

        func store(_ group: inout RecordBuffer) throws(StorageError) {
            if isHeld, !disk.isOver.load(ordering: .relaxed) { disk.gate.wait() }
            guard !disk.isFull.load(ordering: .relaxed) else { throw StorageError(.full, doing: "testing", detail: "") }
            var payloads: [[UInt8]] = []
            group.forEachPayload { payloads.append(Array($0)) }
            disk.payloads.withLock { $0 += payloads }
        }

        func close() {}
    }
}
