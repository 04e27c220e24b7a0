// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Has the file of the next segment ready before it is needed: one that was applied, or a new one filled with zeros.
///
/// Room that was only reserved is not enough. The file system notes when reserved room is first written, and a sync then
/// waits for its own journal too: measured on ext4 a sync takes 0.2 ms over bytes that were written before and three to four
/// times that over bytes that were not.
final class SpareSegments: Sendable {
    private struct State {
        var isReady: Bool
        var isBeingMade = false
    }

    private let folder: JournalFolder
    private let size: Int
    private let state: Mutex<State>
    /// Filling and removing files takes the disk's time, not the writer's.
    private let thread = DispatchQueue(label: "firsthop.journal.spares", qos: .utility)

    /// Zeros are written and synced in such pieces, so that the records' syncs do not wait behind all of them.
    private static let piece = 256 << 10

    /// Looks what an earlier process has left. A spare of another size is of no use.
    init(_ folder: JournalFolder, size: Int) throws(StorageError) {
        self.folder = folder
        self.size = size
        try folder.remove(folder.unfinished)
        try folder.remove(folder.beginning)
        var isReady = false
        if folder.exists(folder.spare) {
            isReady = try SegmentFile(folder.spare, for: .reading).size() == size
            if !isReady { try folder.remove(folder.spare) }
        }
        state = Mutex(State(isReady: isReady))
    }

    /// A file of the right size whose name is ``JournalFolder/beginning``: the spare, or where there is none a new one with
    /// its room reserved.
    func take() throws(StorageError) -> SegmentFile {
        let wasReady = state.withLock { state in
            defer { state.isReady = false }
            return state.isReady
        }
        if wasReady {
            try folder.rename(folder.spare, to: folder.beginning)
            return try SegmentFile(folder.beginning, for: .writing)
        }
        let file = try SegmentFile(folder.beginning, for: .creating)
        try file.reserve(size)
        return file
    }

    /// Makes a spare now, if there is none.
    func prepare() throws(StorageError) {
        guard state.withLock({ !$0.isReady && !$0.isBeingMade }) else { return }
        try fill()
    }

    /// Makes a spare soon, if there is none. Failing is no error: it shows when the segment is needed.
    func prepareSoon() {
        thread.async { [self] in try? prepare() }
    }

    private func fill() throws(StorageError) {
        state.withLock { $0.isBeingMade = true }
        defer { state.withLock { $0.isBeingMade = false } }
        do throws(StorageError) {
            let file = try SegmentFile(folder.unfinished, for: .creating)
            try file.reserve(size)
            let zeros = [UInt8](repeating: 0, count: min(Self.piece, size))
            for start in stride(from: 0, to: size, by: Self.piece) {
                try file.write(zeros.span.extracting(first: min(zeros.count, size - start)), at: start)
                try file.sync()
            }
            try folder.rename(folder.unfinished, to: folder.spare)
        } catch {
            // Half a file would only take the room that is missing.
            try? folder.remove(folder.unfinished)
            throw error
        }
        state.withLock { $0.isReady = true }
    }

    /// Disposes of the files of segments that nobody needs any more; one of them becomes the spare when there is none.
    func dispose(of segments: [SegmentList.Segment]) {
        guard !segments.isEmpty else { return }
        thread.async { [self] in
            // What cannot be removed now is found again when the journal is opened the next time.
            for segment in segments { try? disposeNow(of: folder.segment(segment.first)) }
            try? folder.sync()
        }
    }

    private func disposeNow(of name: String) throws(StorageError) {
        guard state.withLock({ !$0.isReady }), try SegmentFile(name, for: .reading).size() == size else {
            return try folder.remove(name)
        }
        try folder.rename(name, to: folder.spare)
        state.withLock { $0.isReady = true }
    }

    /// Returns when everything asked for is done.
    func settle() {
        thread.sync {}
    }
}
