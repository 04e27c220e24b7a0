// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// One row of sightings: a session had a prefix from when to when, as its router said.
struct SightingRow {
    let session: SessionKey
    let sighted: SightedPrefix
    let validFrom: Timestamp
    var validTo: Timestamp = .distantFuture
    let recordedFrom: Timestamp
    var endRecordedAt: Timestamp?
    let nas: NASID
    let service: ServiceID?
    let verdict: SightingVerdict
    let holder: ServiceID?
}

extension SightingRow {
    init(row: Row) throws {
        session = try row.key(0)
        sighted = SightedPrefix(try row.word(1), try row.prefix(2))
        validFrom = try row.time(3)
        validTo = try row.time(4)
        recordedFrom = try row.time(5)
        endRecordedAt = try row.optional(6, row.time)
        nas = try row.id(7)
        service = try row.optional(8, row.id)
        verdict = try row.word(9)
        holder = try row.optional(10, row.id)
    }

    var values: [SQLValue] {
        [
            .key(session), .word(sighted.kind), .prefix(sighted.prefix), .time(validFrom), .time(validTo),
            .time(recordedFrom), .time(endRecordedAt), .id(nas), .id(service), .word(verdict), .id(holder),
        ]
    }
}
