// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import ProviderValues
import Synchronization

/// The door through which records become durable, in groups that share one sync: a local journal or the inbox of the database.
///
/// Appending is cheap and never waits for the disk: many threads may do it. A record counts, and whoever sent it may be told
/// so, once ``durableThrough`` has reached its sequence number. Sequence numbers rise in the order of appending, so who appends
/// on one thread can keep what it has to answer in a plain queue. A record that was taken is stored by and by, however
/// long the disk or server is away; only the end of the process can lose it, and then nobody was told otherwise.
public final class RecordLog: Sendable {
    /// Called on the writer's thread after each sync with ``durableThrough``; it must be quick and not block.
    public typealias Observer = @Sendable (_ durableThrough: Int64) -> Void

    private struct Writer {
        let store: any GroupStore
        /// What is being stored; still there when storing failed.
        var group = RecordBuffer()
        var failures = 0
        var isClosed = false
    }

    private enum Step {
        case stored(through: Int64)
        case failed(pause: DispatchTimeInterval)
        case idle
    }

    private let queue: RecordQueue
    private let thread: DispatchQueue
    /// The lock is never contended: only `thread` takes it. It tells the compiler what the queue guarantees.
    private let writer: Mutex<Writer>
    private let durable: Atomic<Int64>
    private let observers = Mutex<[Int: Observer]>([:])
    private let observerCount = Atomic<Int>(0)
    private let counters = RecordLogCounters()

    /// - Parameters:
    ///   - label: what the system's tools call its thread.
    ///   - first: the sequence number of the first record.
    ///   - last: the last durable record from before.
    ///   - limit: bytes that may wait for their sync.
    init(_ label: String, storing store: sending any GroupStore, first: Int64, after last: Int64, limit: Int) {
        queue = RecordQueue(limit: limit, first: first)
        thread = DispatchQueue(label: label, qos: .userInitiated)
        writer = Mutex(Writer(store: store))
        durable = Atomic(last)
    }

    /// Takes a record.
    ///
    /// - Parameter payload: 1 to 65,535 bytes; copied.
    /// - Returns: its sequence number.
    /// - Throws: why it was not taken; nothing is stored then.
    public func append(_ payload: Span<UInt8>) throws(RecordLogRefusal) -> Int64 {
        do throws(RecordLogRefusal) {
            let place = try payload.withUnsafeBytes { bytes throws(RecordLogRefusal) in try queue.add(bytes) }
            if place.mustDrain { thread.async { [self] in drain() } }
            return place.sequence
        } catch {
            counters.refused()
            throw error
        }
    }

    /// The sequence number of the last record that is durable, and with it all before.
    public var durableThrough: Int64 { durable.load(ordering: .acquiring) }

    /// Has an observer called after every sync.
    ///
    /// - Returns: a number to ``forget(observer:)`` it by.
    public func observe(_ observer: @escaping Observer) -> Int {
        let number = observerCount.add(1, ordering: .relaxed).newValue
        observers.withLock { $0[number] = observer }
        return number
    }

    /// Ends calling an observer; a call under way may still end after this returns.
    public func forget(observer number: Int) {
        _ = observers.withLock { $0.removeValue(forKey: number) }
    }

    /// Why records are refused at present; nil when they are taken.
    public var trouble: StorageError? { queue.trouble }

    /// Bytes of records that wait for the next group.
    var waitingBytes: Int { queue.waitingBytes }

    /// Refuses new records, stores those that wait and closes. What cannot be stored now is not; nobody was told it was.
    public func shutdown() async {
        queue.close()
        await withCheckedContinuation { continuation in
            thread.async { [self] in
                drain(isLast: true)
                writer.withLock { writer in
                    writer.isClosed = true
                    writer.store.close()
                }
                continuation.resume()
            }
        }
    }

    /// What `/metrics` shows of the log.
    public func metrics() -> [MetricFamily] {
        counters.families(waitingBytes: queue.waitingBytes, isRefusing: queue.trouble != nil)
    }

    /// Stores one group after the other until nothing waits or storing fails.
    private func drain(isLast: Bool = false) {
        while true {
            switch step() {
            case .stored(let through): announce(through)
            case .failed(let pause):
                if !isLast { thread.asyncAfter(deadline: .now() + pause) { [self] in drain() } }
                return
            case .idle: return
            }
        }
    }

    private func step() -> Step {
        writer.withLock { writer in
            // A drain that was to try again may come after the end.
            if writer.isClosed { return .idle }
            if writer.group.isEmpty, !queue.take(into: &writer.group) { return .idle }
            let (count, through) = (writer.group.count, writer.group.last)
            do throws(StorageError) {
                try writer.store.store(&writer.group)
            } catch {
                queue.report(trouble: error)
                counters.failed()
                writer.failures += 1
                return .failed(pause: Self.pause(after: writer.failures))
            }
            if writer.failures > 0 {
                writer.failures = 0
                queue.report(trouble: nil)
            }
            writer.group.begin(at: through &+ 1)
            counters.stored(records: count)
            return .stored(through: through)
        }
    }

    private func announce(_ through: Int64) {
        durable.store(through, ordering: .releasing)
        for observer in observers.withLock({ $0 }).values { observer(through) }
    }

    /// From 20 ms, for a connection that only has to be made anew, to 5 s, so as not to load a server that is trying to start.
    private static func pause(after failures: Int) -> DispatchTimeInterval {
        .milliseconds(min(10 << min(failures, 9), 5_000))
    }
}
