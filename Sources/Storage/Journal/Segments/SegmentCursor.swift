// SPDX-License-Identifier: Apache-2.0

/// Walks through the records of one segment, with little memory.
struct SegmentCursor {
    let header: SegmentHeader
    let file: SegmentFile
    /// Where the next record is expected, in bytes from the beginning of the file.
    private(set) var offset = SegmentHeader.size
    /// The sequence number of the next record.
    private(set) var expected: Int64

    private var window: [UInt8] = []
    private var windowStart = 0

    /// Read from the disk at once. Holds several of the longest records.
    private static let windowSize = 256 << 10

    init(_ path: String) throws(StorageError) {
        file = try SegmentFile(path, for: .reading)
        header = try SegmentHeader(of: file)
        expected = header.first
    }

    /// Hands the next record over, if it is there and intact, and moves behind it.
    ///
    /// - Returns: false when it is not; the cursor stays where it is.
    mutating func next(_ body: (RecordFrame, UnsafeRawBufferPointer) -> Void = { _, _ in }) throws(StorageError) -> Bool
    {
        // What was read into the window before may have been written since.
        for isFresh in [false, true] {
            if isFresh { try load(at: offset) }
            if let frame = frame(at: offset), frame.sequence == expected {
                let start = offset - windowStart + RecordFrame.headerSize
                window.withUnsafeBytes { bytes in
                    body(frame, UnsafeRawBufferPointer(rebasing: bytes[start..<(start + frame.length)]))
                }
                pass(frame)
                return true
            }
        }
        return false
    }

    /// Looks behind a place where the next record is not for the first intact one with a higher number, and moves before it.
    ///
    /// - Returns: false when there is none; the cursor stays where it is.
    mutating func moveToNextIntact() throws(StorageError) -> Bool {
        var place = offset + RecordFrame.alignment
        try load(at: place)
        while place - windowStart + RecordFrame.headerSize <= window.count {
            let isNearEnd = windowStart + window.count - place < RecordFrame.greatestSize
            if isNearEnd, window.count == Self.windowSize { try load(at: place) }
            if mayBeFrame(at: place), let frame = frame(at: place), frame.sequence > expected {
                offset = place
                expected = frame.sequence
                return true
            }
            place += RecordFrame.alignment
        }
        return false
    }

    /// Moves before the record with this number, past whatever is damaged before it.
    ///
    /// - Returns: false when the record is not there; the cursor then stands at the first missing record before it.
    mutating func move(to sequence: Int64) throws(StorageError) -> Bool {
        while expected < sequence {
            if try next() { continue }
            let here = self
            guard try moveToNextIntact(), expected <= sequence else {
                self = here
                return false
            }
        }
        return true
    }

    private mutating func pass(_ frame: RecordFrame) {
        offset += RecordFrame.size(ofPayload: frame.length)
        expected = frame.sequence &+ 1
    }

    private func frame(at place: Int) -> RecordFrame? {
        guard place >= windowStart else { return nil }
        return window.withUnsafeBytes { RecordFrame(in: $0, at: place - windowStart, salt: header.salt) }
    }

    /// Whether a look at two numbers does not rule a frame out: most places are ruled out without a checksum.
    private func mayBeFrame(at place: Int) -> Bool {
        window.withUnsafeBytes { bytes in
            let start = place - windowStart
            return RecordFrame.payloadLengths.contains(RecordFrame.payloadLength(in: bytes, at: start))
                && Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 16, as: Int64.self)) > expected
        }
    }

    private mutating func load(at place: Int) throws(StorageError) {
        if window.count != Self.windowSize { window = [UInt8](repeating: 0, count: Self.windowSize) }
        let count = try file.read(into: &window, at: place)
        window.removeLast(window.count - count)
        windowStart = place
    }
}
