// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Writes groups to segments: one write and one sync a group.
///
/// After a failed write or sync nobody knows what the file holds, and syncing it again may report success over bytes that
/// are lost (the kernel drops what it could not write). So the segment is given up, and the same group goes to a new one.
final class SegmentWriter: GroupStore {
    private struct Current {
        let file: SegmentFile
        let salt: UInt64
        var end = SegmentHeader.size
        var isSound = true
    }

    private let journal: Int64
    private let folder: JournalFolder
    private let segments: SegmentList
    private let spares: SpareSegments
    private let options: JournalOptions
    private let clock: WallClock
    private let salts: @Sendable () -> UInt64
    private var current: Current?
    /// The last record that is durable.
    private var last: Int64

    init(
        journal: Int64, after last: Int64, folder: JournalFolder, segments: SegmentList, spares: SpareSegments,
        options: JournalOptions, clock: WallClock, salts: @escaping @Sendable () -> UInt64
    ) {
        self.journal = journal
        self.last = last
        self.folder = folder
        self.segments = segments
        self.spares = spares
        self.options = options
        self.clock = clock
        self.salts = salts
    }

    func store(_ group: inout RecordBuffer) throws(StorageError) {
        var segment = try segment(for: group)
        group.seal(salt: segment.salt)
        segment.isSound = false
        current = segment
        try segment.file.write(group.bytes.span, at: segment.end)
        try segment.file.sync()
        if segment.end < options.segmentSize / 2, segment.end + group.bytes.count >= options.segmentSize / 2 {
            // Not earlier: by now the records of the last segment have usually been applied, and its file is the spare.
            spares.prepareSoon()
        }
        segment.end += group.bytes.count
        segment.isSound = true
        current = segment
        last = group.last
    }

    func close() {
        current = nil
    }

    /// The present segment if it is sound and has room, or else a new one that begins with this group.
    private func segment(for group: borrowing RecordBuffer) throws(StorageError) -> Current {
        if let current, current.isSound, current.end + group.bytes.count <= options.segmentSize { return current }
        return try begin(at: group.first)
    }

    /// Begins a segment. It has its name only when its header is on the disk, and is written to only when its name is.
    private func begin(at first: Int64) throws(StorageError) -> Current {
        guard segments.count < options.segmentLimit else {
            throw StorageError(
                .full, doing: "beginning a segment in \(folder.path)",
                detail: "the journal has \(segments.count) segments of \(options.segmentSize) bytes that wait to be "
                    + "applied, and may not have more")
        }
        let header = SegmentHeader(journal: journal, salt: salts(), first: first, follows: last, created: clock.now())
        let file = try spares.take()
        try file.write(header.bytes.span, at: 0)
        try file.sync()
        try folder.rename(folder.beginning, to: folder.segment(first))
        try folder.sync()
        segments.append(.init(first: first, follows: last))
        return Current(file: file, salt: header.salt)
    }
}
