// SPDX-License-Identifier: Apache-2.0

/// Finds the end of the newest segment after whatever ended the process that wrote it.
///
/// Records of a group that was under way may be there, torn, or missing with later ones present: pages reach the disk in any
/// order. The group ends before its first record that is not intact. But where a record is not intact that a later group
/// proves to have been durable, something has damaged the file; the records behind the damage count.
struct SegmentRecovery {
    private struct Gap {
        let missing: ClosedRange<Int64>
        let place: Int
    }

    /// The last record that counts.
    private(set) var last: Int64
    /// Acknowledged records before that which cannot be read.
    private(set) var damage: [RecordDamage] = []

    init(_ path: String) throws(StorageError) {
        var cursor = try SegmentCursor(path)
        last = cursor.header.follows
        var gaps: [Gap] = []
        // Everything before the last group that left a trace was durable when that group was written.
        var durableBefore = cursor.header.first
        var latest = cursor.header.follows
        while true {
            let isThere = try cursor.next { frame, _ in
                latest = frame.sequence
                durableBefore = max(durableBefore, frame.firstOfGroup)
            }
            if isThere { continue }
            let (expected, place) = (cursor.expected, cursor.offset)
            guard try cursor.moveToNextIntact() else { break }
            gaps.append(Gap(missing: expected...(cursor.expected - 1), place: place))
        }
        let torn = gaps.first { $0.missing.lowerBound >= durableBefore }
        last = torn.map { $0.missing.lowerBound - 1 } ?? latest
        for gap in gaps where gap.missing.lowerBound < durableBefore {
            damage.append(RecordDamage(sequences: gap.missing, place: "\(path) at byte \(gap.place)"))
        }
    }
}
