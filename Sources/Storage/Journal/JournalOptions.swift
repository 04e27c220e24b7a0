// SPDX-License-Identifier: Apache-2.0

/// Limits of a journal.
public struct JournalOptions: Sendable {
    /// Bytes of a segment, header included. At 40,000 records of 400 bytes a second one lasts four seconds: long enough that
    /// changing over costs nothing that can be measured, short enough that applied records soon give their room back.
    /// At least twice ``waitingBytes``, for a group is never split.
    public var segmentSize = 64 << 20
    /// Bytes that all segments may take. Ten minutes without a database at 40,000 records of 400 bytes a second, and half as
    /// much again; beyond that records are refused as on a full disk.
    public var diskLimit = 16 << 30
    /// Bytes of records that may wait for their sync, which is also the size of the greatest group. Half a second's worth
    /// at 40,000 records of 400 bytes: a disk that stops for longer has the senders trying again anyway.
    public var waitingBytes = 8 << 20
    /// Bytes that a reader hands over at once.
    public var batchBytes = 1 << 20

    public init() {}

    /// How many segments fit the limit; at least the one being written and the one after it.
    var segmentLimit: Int { max(diskLimit / max(segmentSize, 1), 2) }

    /// The same with a segment that holds a group, and groups that hold a record, however small the numbers given.
    var sound: JournalOptions {
        var options = self
        options.waitingBytes = max(waitingBytes, RecordFrame.greatestSize)
        options.segmentSize = max(segmentSize, SegmentHeader.size + 2 * options.waitingBytes)
        return options
    }
}
