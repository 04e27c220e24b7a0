// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import ProviderValues
import Storage

/// A thread that appends records as a router's worker does: it goes on while earlier ones wait for their sync.
enum RecordSender {
    /// The bytes of a usual accounting request with who sent it.
    static let recordBytes = 400

    /// A new journal whose records are given up a little behind the last sync, as one that applies them would.
    static func journal(in folder: String) async throws -> Journal {
        let journal = try await Journal.open(at: folder)
        _ = journal.log.observe { [weak journal] durable in journal?.discard(through: durable - recordsBehind) }
        return journal
    }

    private static let recordsBehind: Int64 = 40_000

    /// How many groups a log has made durable; at least one.
    static func groups(of log: RecordLog) -> Int {
        for family in log.metrics() where family.name == "firsthop_record_groups_total" {
            if case .number(let count)? = family.samples.first?.value { return max(Int(count), 1) }
        }
        return 1
    }

    /// Appends from several threads, each as fast as its window lets it.
    ///
    /// - Parameter window: records of a thread that may wait for their acknowledgement.
    /// - Returns: records acknowledged a second.
    static func send(_ count: Int, to log: RecordLog, threads: Int, window: Int) async throws -> Double {
        let seconds = try await ContinuousClock.seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<threads {
                    group.addTask { try await onThread { try sendAll(count / threads, to: log, window: window) } }
                }
                try await group.waitForAll()
            }
        }
        return Double(count / threads * threads) / seconds
    }

    /// Runs a body that blocks on a thread of its own.
    static func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
        }
    }

    private static func sendAll(_ count: Int, to log: RecordLog, window: Int) throws {
        let synced = DispatchSemaphore(value: 0)
        let observer = log.observe { _ in synced.signal() }
        defer { log.forget(observer: observer) }
        let payload = [UInt8](repeating: UInt8(ascii: "x"), count: recordBytes)
        var waiting = WaitingRecords()
        var sent = 0
        while sent < count || !waiting.isEmpty {
            while sent < count, waiting.count < window {
                waiting.append(try log.append(payload.span))
                sent += 1
            }
            if waiting.removeAll(through: log.durableThrough) == 0 { synced.wait() }
        }
    }
}

/// The records of a thread that wait for their acknowledgement, oldest first.
struct WaitingRecords {
    private var sequences: [Int64] = []
    private var first = 0

    var count: Int { sequences.count - first }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ sequence: Int64) {
        sequences.append(sequence)
    }

    /// - Returns: how many there were.
    mutating func removeAll(through sequence: Int64) -> Int {
        let before = first
        while first < sequences.count, sequences[first] <= sequence { first += 1 }
        let removed = first - before
        // Moving the rest down now and then keeps the array small at little cost.
        if first > 10_000 || first == sequences.count {
            sequences.removeFirst(first)
            first = 0
        }
        return removed
    }
}
