// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Storage

/// How long a record waits for its acknowledgement when 40,000 come in every second, whether or not the earlier ones were
/// acknowledged; beside it how long a C program needs for a write and a sync of an equal group.
enum JournalLatency {
    private static let perSecond = 40_000
    private static let seconds = 10

    static func figure(_ bench: Bench) async throws -> Figure {
        var group = 1
        let measured = try await bench.inTurns(
            ours: {
                let journal = try await RecordSender.journal(in: bench.folder.file("journal"))
                let log = journal.log
                let latencies = try await RecordSender.onThread { try openLoop(log) }
                group = latencies.count / RecordSender.groups(of: log)
                await journal.shutdown()
                try bench.folder.discard("journal")
                return latencies.quantile(0.99)
            },
            floor: {
                try bench.floor(
                    "journal_append", bench.folder.file("floor"), "400000", "\(group)",
                    "\(RecordSender.recordBytes + 24)")[1]
            })
        return Figure(
            "journal at 40,000/s, p99 until durable", .milliseconds, measured, against: "C, one write and sync",
            bar: .atMost(10))
    }

    /// - Returns: milliseconds from when each record was due to when this thread saw it acknowledged.
    private static func openLoop(_ log: RecordLog) throws -> [Double] {
        let synced = DispatchSemaphore(value: 0)
        let observer = log.observe { _ in synced.signal() }
        defer { log.forget(observer: observer) }
        let payload = [UInt8](repeating: UInt8(ascii: "x"), count: RecordSender.recordBytes)
        let total = perSecond * seconds
        let interval = Duration.seconds(1) / perSecond
        var waiting = WaitingRecords()
        var latencies: [Double] = []
        latencies.reserveCapacity(total)
        let start = ContinuousClock.now
        var sent = 0
        while latencies.count < total {
            let due = min(Int((ContinuousClock.now - start) / interval), total)
            while sent < due {
                waiting.append(try log.append(payload.span))
                sent += 1
            }
            let acknowledged = waiting.removeAll(through: log.durableThrough)
            let now = ContinuousClock.now - start
            for _ in 0..<acknowledged {
                latencies.append((now - interval * latencies.count) / .milliseconds(1))
            }
            _ = synced.wait(timeout: .now() + .microseconds(200))
        }
        return latencies
    }
}
