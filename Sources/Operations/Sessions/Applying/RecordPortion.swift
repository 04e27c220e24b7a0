// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Records that are applied together: the batches in which they were read, and what folding needs of each.
///
/// The batches stay, because new sessions and changed prefixes are read from the records once more.
struct RecordPortion: Sendable {
    private var batches: [RecordBatch] = []
    private(set) var readings: [SessionReading] = []
    /// Records that could not be understood.
    private(set) var unreadable = 0
    /// Why the last of them could not.
    private(set) var lastError: AccountingRecordError?
    /// Records of whose packets something had to be cut, by router.
    private(set) var cuts: [NASID: Int64] = [:]

    /// Records, those that could not be understood among them.
    var count: Int { readings.count + unreadable }
    var isEmpty: Bool { count == 0 }
    /// The sequence number of the last record, nil when there is none.
    var last: Int64? { batches.last?.last }

    /// Adds a batch that follows those before it.
    mutating func append(_ batch: RecordBatch, rules: SessionRules) {
        let number = Int32(truncatingIfNeeded: batches.count)
        batches.append(batch)
        readings.reserveCapacity(readings.count + batch.count)
        var index: Int32 = 0
        batch.forEach { _, bytes in
            defer { index &+= 1 }
            do throws(AccountingRecordError) {
                let outline = try RecordOutline(bytes)
                if !outline.cuts.isEmpty { cuts[outline.nas, default: 0] += 1 }
                readings.append(outline.reading(bytes, at: RecordPlace(batch: number, index: index), rules: rules))
            } catch {
                unreadable += 1
                lastError = error
            }
        }
    }

    /// A record as a whole, nil when there is none there.
    func record(at place: RecordPlace) -> AccountingRecord? {
        guard batches.indices.contains(Int(place.batch)) else { return nil }
        let batch = batches[Int(place.batch)]
        guard (0..<batch.count).contains(Int(place.index)) else { return nil }
        return try? AccountingRecord(decoding: batch.payload(at: Int(place.index)).span)
    }
}
