// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import ProviderValues

/// A record log in a folder on this machine: segments of records, written one after the other and removed once applied.
///
/// What the records mean is not its business. One process has a journal open at a time.
public final class Journal: Sendable {
    /// Given once when the folder was new: positions in this journal are kept under it.
    public let number: Int64
    /// The door through which records come in.
    public let log: RecordLog
    /// Acknowledged records in the newest segment that could not be read when the journal was opened. A reader finds these
    /// again, and those of older segments.
    public let damage: [RecordDamage]

    let folder: JournalFolder
    let segments: SegmentList
    let options: JournalOptions
    private let spares: SpareSegments
    private let lock: SegmentFile

    /// Opens the journal in a folder, or begins one there.
    ///
    /// A torn end is cut off: nobody was told that those records are durable. The numbers of this run begin at the clock's
    /// microseconds: even when the folder is an older copy of itself, no number that was applied is given again.
    ///
    /// - Parameters:
    ///   - path: the folder; created when it is not there.
    ///   - random: where the journal's number and the salts of its segments come from.
    /// - Throws: ``StorageError``; ``StorageError/Kind/busy`` when another process has the journal open,
    ///   ``StorageError/Kind/corrupt`` when a segment's header cannot be read.
    public static func open(
        at path: String, options: JournalOptions = JournalOptions(), clock: WallClock = .system,
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) async throws -> Journal {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try Journal(at: path, options: options.sound, clock: clock, random: random) })
            }
        }
    }

    private init(
        at path: String, options: JournalOptions, clock: WallClock, random: @escaping @Sendable () -> UInt64
    ) throws(StorageError) {
        folder = try JournalFolder(path)
        lock = try SegmentFile(folder.lock, for: .creating)
        try lock.lock()
        let headers = try Self.headers(in: folder)
        segments = SegmentList(headers.map { .init(first: $0.first, follows: $0.follows) })
        // Positive, so that no journal has the number of the database's inbox, 0.
        number = headers.last?.journal ?? Int64(random() >> 1 | 1)
        var last: Int64 = 0
        if let newest = headers.last {
            let recovery = try Self.recover(folder.segment(newest.first))
            (last, damage) = (recovery.last, recovery.damage)
        } else {
            damage = []
        }
        spares = try SpareSegments(folder, size: options.segmentSize)
        // Now rather than when the first record waits for it. A full disk shows again when the segment is needed.
        try? spares.prepare()
        self.options = options
        let writer = SegmentWriter(
            journal: number, after: last, folder: folder, segments: segments, spares: spares, options: options,
            clock: clock, salts: random)
        log = RecordLog(
            "firsthop.journal", storing: writer, first: max(last &+ 1, clock.now().microseconds), after: last,
            limit: options.waitingBytes)
    }

    private static func headers(in folder: JournalFolder) throws(StorageError) -> [SegmentHeader] {
        var headers: [SegmentHeader] = []
        for first in try folder.segments() {
            let path = folder.segment(first)
            let header = try SegmentHeader(of: SegmentFile(path, for: .reading))
            guard header.first == first else {
                throw StorageError(
                    .corrupt, doing: "opening \(path)", detail: "its header says that it begins with \(header.first)")
            }
            headers.append(header)
        }
        return headers
    }

    /// What was written and not synced may be read now and gone after the next power failure. Whoever applied it would wait
    /// for records with numbers that it has had already; so it is synced before anybody reads it.
    private static func recover(_ path: String) throws(StorageError) -> SegmentRecovery {
        try SegmentFile(path, for: .writing).sync()
        return try SegmentRecovery(path)
    }

    /// A reader of the records behind a position, 0 for all there are.
    public func reader(after sequence: Int64) -> JournalReader {
        JournalReader(self, after: sequence)
    }

    /// Gives back the room of segments whose records have all been applied, for good.
    ///
    /// - Parameter sequence: the position of the slowest reader, stored in a committed transaction.
    public func discard(through sequence: Int64) {
        spares.dispose(of: segments.removeAll(through: sequence))
    }

    /// What `/metrics` shows of the journal and its log.
    public func metrics() -> [MetricFamily] {
        log.metrics() + [
            .gauge(
                "firsthop_journal_bytes", help: "Room that the journal's segments take.",
                Double(segments.count * options.segmentSize))
        ]
    }

    /// Stores what waits, refuses what comes, and lets another process open the journal once nobody refers to this one.
    public func shutdown() async {
        await log.shutdown()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [spares] in
                spares.settle()
                continuation.resume()
            }
        }
    }
}
