// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What every record begins with.
struct RecordHead {
    static let size = 19

    /// The years 1970 to 9999: within them times can be added to without care.
    private static let credible: Range<Int64> = 0..<253_402_300_800_000_000

    let event: AccountingEvent
    let cuts: RecordCuts
    let nas: NASID
    let arrived: Timestamp

    init(_ bytes: Span<UInt8>) throws(AccountingRecordError) {
        guard bytes.count > 0 else { throw .truncated(offset: 0) }
        guard bytes[0] == AccountingRecord.form else { throw .version(bytes[0]) }
        guard bytes.count >= Self.size else { throw .truncated(offset: bytes.count) }
        guard let event = AccountingEvent(rawValue: bytes[1]) else { throw .event(bytes[1]) }
        self.event = event
        cuts = RecordCuts(rawValue: bytes[2])
        nas = NASID(Int64(bitPattern: bytes.number(at: 3, count: 8)))
        let microseconds = Int64(bitPattern: bytes.number(at: 11, count: 8))
        guard Self.credible.contains(microseconds) else { throw .value(offset: 11) }
        arrived = Timestamp(microseconds: microseconds)
    }
}
