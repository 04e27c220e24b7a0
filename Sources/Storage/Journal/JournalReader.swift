// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Reads a journal from a position on, through the segments and up to what is durable, while it is being written.
public final class JournalReader: RecordReader {
    private struct Place {
        /// The last record that was handed over or skipped.
        var position: Int64
        /// In the segment that the position is in.
        var cursor: SegmentCursor?
    }

    private let journal: Journal
    private let place: Mutex<Place>
    /// Files are read here, not on Swift's shared pool.
    private let thread = DispatchQueue(label: "firsthop.journal.reader")

    init(_ journal: Journal, after sequence: Int64) {
        self.journal = journal
        place = Mutex(Place(position: sequence))
    }

    /// Under which the position is kept.
    public var log: Int64 { journal.number }

    /// What comes next, never more than is durable.
    public func next() async throws -> RecordReading {
        try await withCheckedThrowingContinuation { continuation in
            thread.async { [self] in
                continuation.resume(with: Result { try place.withLock { try read(&$0) } })
            }
        }
    }

    /// Goes on behind damage that was recorded.
    public func skip(_ damage: RecordDamage) async {
        await move(after: damage.sequences.upperBound)
    }

    /// Goes on behind this record.
    public func move(after sequence: Int64) async {
        place.withLock { $0 = Place(position: sequence) }
    }

    private func read(_ place: inout Place) throws(StorageError) -> RecordReading {
        // Read before the list of segments: every record up to here is in one of those.
        let durable = journal.log.durableThrough
        var batch = RecordBatch()
        while place.position < durable, batch.byteCount < journal.options.batchBytes {
            if let damage = try enterSegment(&place, durable: durable) {
                return batch.isEmpty ? .damage(damage) : .records(batch)
            }
            let end = journal.segments.segment(after: place.position + 1)?.follows ?? durable
            try readSegment(&place, through: min(end, durable), into: &batch)
            if place.position < min(end, durable), batch.byteCount < journal.options.batchBytes {
                return batch.isEmpty ? .damage(try damage(at: place, through: min(end, durable))) : .records(batch)
            }
        }
        return batch.isEmpty ? .end : .records(batch)
    }

    /// Has the cursor in the segment of the next record, and the position at most one before that.
    ///
    /// - Returns: what is missing before the oldest segment.
    private func enterSegment(_ place: inout Place, durable: Int64) throws(StorageError) -> RecordDamage? {
        if let next = journal.segments.segment(continuing: place.position) {
            // The numbers between were never given.
            place = Place(position: next.first - 1, cursor: nil)
        }
        if place.cursor != nil { return nil }
        guard let segment = journal.segments.segment(holding: place.position + 1) else {
            let follows = journal.segments.segment(after: place.position)?.follows ?? durable
            return RecordDamage(
                sequences: (place.position + 1)...max(follows, place.position + 1),
                place: "their segment is not in \(journal.folder.path) any more")
        }
        var cursor = try SegmentCursor(journal.folder.segment(segment.first))
        _ = try cursor.move(to: place.position + 1)
        place.cursor = cursor
        return nil
    }

    private func readSegment(
        _ place: inout Place, through end: Int64, into batch: inout RecordBatch
    ) throws(StorageError) {
        guard var cursor = place.cursor, cursor.expected == place.position + 1 else { return }
        place.cursor = nil
        while cursor.expected <= end, batch.byteCount < journal.options.batchBytes {
            guard try cursor.next({ batch.append($0.sequence, $1) }) else { break }
        }
        place.position = cursor.expected - 1
        place.cursor = cursor
    }

    /// What cannot be read in the present segment from the position on.
    private func damage(at place: Place, through end: Int64) throws(StorageError) -> RecordDamage {
        guard var cursor = place.cursor else {
            return RecordDamage(sequences: (place.position + 1)...end, place: journal.folder.path)
        }
        let start = cursor.offset
        let found = try cursor.moveToNextIntact() ? cursor.expected - 1 : end
        return RecordDamage(
            sequences: (place.position + 1)...max(min(found, end), place.position + 1),
            place: "\(cursor.file.path) at byte \(start)")
    }
}
