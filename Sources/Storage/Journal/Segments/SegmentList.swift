// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The segments of an open journal, known to the writer and to every reader.
///
/// A segment ends where its successor says it does, whatever else is written in it: what could not be synced in one
/// segment is written again in the next.
final class SegmentList: Sendable {
    /// What is known of a segment without reading its records.
    struct Segment: Equatable {
        /// The sequence number of its first record.
        let first: Int64
        /// The last record before it; the numbers between that and ``first`` were never given.
        let follows: Int64
    }

    private let segments: Mutex<[Segment]>

    /// - Parameter segments: oldest first.
    init(_ segments: [Segment]) {
        self.segments = Mutex(segments)
    }

    var count: Int { segments.withLock { $0.count } }

    /// Adds the newest segment, in place of one that was to begin with the same record.
    func append(_ segment: Segment) {
        segments.withLock { segments in
            if segments.last?.first == segment.first { segments.removeLast() }
            segments.append(segment)
        }
    }

    /// The segment that a record belongs to; nil when it is older than all of them.
    func segment(holding sequence: Int64) -> Segment? {
        segments.withLock { $0.last { $0.first <= sequence } }
    }

    /// The segment after the one that a record belongs to.
    func segment(after sequence: Int64) -> Segment? {
        segments.withLock { $0.first { $0.first > sequence } }
    }

    /// The segment that goes on behind a record with which another one ends; nil when the record is inside its segment.
    ///
    /// The last such one: a segment that was begun and got no record may stand between.
    func segment(continuing position: Int64) -> Segment? {
        segments.withLock { $0.last { $0.first > position && $0.follows <= position } }
    }

    /// Takes the segments away all of whose records have at most this sequence number; never the newest.
    func removeAll(through sequence: Int64) -> [Segment] {
        segments.withLock { segments in
            let needed = segments.dropFirst().firstIndex { $0.follows > sequence } ?? segments.endIndex
            let removed = Array(segments.prefix(max(needed - 1, 0)))
            segments.removeFirst(removed.count)
            return removed
        }
    }
}
