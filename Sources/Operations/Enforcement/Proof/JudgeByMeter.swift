// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Looks whether sessions carry more than their routers have acknowledged to let pass. Where they do, the router is not believed, and
/// the next way is tried.
struct JudgeByMeter: Verb {
    /// Watches that are looked at in one transaction.
    private static let atOnce = 2_000
    private static let ofSessions = BulkStatement(keys: EnforcedSession.selection, "s.id IN")

    /// How many sessions are not believed any more.
    func perform(_ transaction: Transaction) throws -> Int {
        let (database, now) = (transaction.database, transaction.now)
        let watches = try database.all(
            .joined([MeterWatch.selection]), .time(now), .int(Self.atOnce)
        ) { try MeterWatch(row: $0) }
        var exceeded: [SessionID: MeterWatch] = [:]
        for watch in watches {
            switch watch.verdict(at: now) {
            case .enough: try MeterWatches.end(watch.session, in: database)
            case .wait: try putOff(watch, at: now, in: database)
            case .begin(let reading):
                try database.execute(
                    """
                    UPDATE enforcement_watch SET first_at = $2, first_down = $3, first_up = $4, due_at = $5
                    WHERE session_id = $1
                    """, .id(watch.session), .time(reading.at), .number(reading.down as UInt64?),
                    .number(reading.up as UInt64?), .time(now.advanced(by: MeterProof.shortest)))
            case .exceeded(let rates):
                exceeded[watch.session] = watch
                try MeterWatches.end(watch.session, in: database)
                try database.execute(
                    "UPDATE enforcement_attempt SET answer = $2, said = $3 WHERE id = $1", .integer(watch.attempt),
                    .text(EnforcementAnswer.never.word),
                    .text(
                        "the router acknowledged it, but its meter shows \(rates) where \(watch.proof.cap) should pass at most"
                    ))
            }
        }
        return try disbelieve(exceeded, in: transaction)
    }

    private func putOff(_ watch: MeterWatch, at now: Timestamp, in database: Database) throws {
        try database.execute(
            "UPDATE enforcement_watch SET due_at = $2 WHERE session_id = $1", .id(watch.session),
            .time(now.advanced(by: MeterProof.shortest)))
    }

    private func disbelieve(_ watches: [SessionID: MeterWatch], in transaction: Transaction) throws -> Int {
        let (database, now) = (transaction.database, transaction.now)
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        try database.forEach(Self.ofSessions, watches.keys.map { .id($0) }) { row in
            let session = try EnforcedSession(row: row)
            guard var job = session.job, let watch = watches[session.id], job.applied == .known(watch.towards) else {
                return
            }
            job.disbelieve(watch.way, at: now)
            rows.append((session, job, nil))
        }
        try EnforcementRows.store(rows, at: now, in: database)
        return rows.count
    }
}
