// SPDX-License-Identifier: Apache-2.0

/// The leap seconds of a TZif file (RFC 9636 §3.2).
///
/// A `Timestamp` does not count leap seconds, and nearly all files have none. A file that has them (those below `right/`)
/// counts them in the times of its changes; `posixSecond(of:)` takes them out again, after which the records are of no
/// further use.
struct LeapSecondTable {
    /// From `occurrence` on, counted with leap seconds, this many have been inserted (removed when negative).
    private var records: [(occurrence: Int64, correction: Int64)] = []

    init(_ cursor: inout ZoneFileCursor, count: Int, timeSize: Int) throws(ZoneFileError) {
        for _ in 0..<count {
            let occurrence = try cursor.time(size: timeSize)
            let correction = Int64(try cursor.signed32())
            if let last = records.last, occurrence <= last.occurrence { throw cursor.error(.notAscending) }
            records.append((occurrence, correction))
        }
    }

    /// The same instant without leap seconds.
    func posixSecond(of second: Int64) -> Int64 {
        guard let record = records.last(where: { $0.occurrence <= second }) else { return second }
        let (difference, overflow) = second.subtractingReportingOverflow(record.correction)
        return overflow ? second : difference
    }
}
