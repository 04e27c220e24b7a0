// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Notes what became of attempts.
struct EndAttempts: Verb {
    let reports: [EnforcementReport]
    let rules: EnforcementRules
    /// Where the jitter begins; a repeated transaction has the same.
    let seed: UInt64

    private static let underWay = BulkStatement(
        keys: EnforcedSession.selection, "f.phase = 'under_way' AND f.attempt IN")

    func perform(_ transaction: Transaction) throws {
        let (database, now) = (transaction.database, transaction.now)
        let answers = Dictionary(reports.map { ($0.session, $0) }, uniquingKeysWith: { _, last in last })
        var jitter = JitterGenerator(seed: seed)
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        // An attempt that is not the last one of its session any more was given up: its answer comes too late.
        try database.forEach(Self.underWay, reports.map { .integer($0.attempt) }) { row in
            let session = try EnforcedSession(row: row)
            guard var job = session.job, let report = answers[session.id] else { return }
            job.take(report.answer, at: now, rules: rules, chance: jitter.next())
            rows.append((session, job, nil))
        }
        try EnforcementRows.store(rows, at: now, in: database)
        for report in reports {
            try Self.note(report.answer, report.said, of: report.attempt, at: now, in: database)
        }
        try MeterWatches.begin(reports, at: now, in: database)
    }

    /// Notes what became of an attempt.
    static func note(
        _ answer: EnforcementAnswer, _ said: String, of attempt: Int64, at now: Timestamp, in database: Database
    ) throws {
        try database.execute(
            "UPDATE enforcement_attempt SET answer = $2, said = $3, ended_at = $4 WHERE id = $1",
            .integer(attempt), .text(answer.word), .text(said), .time(now))
    }
}

/// Gives up attempts that nobody makes any more: of what they have done at their routers nothing is known.
struct RecoverAttempts: Verb {
    func perform(_ transaction: Transaction) throws -> Int {
        let (database, now) = (transaction.database, transaction.now)
        let sessions = try database.all(.joined([EnforcedSession.selection, "f.phase = 'under_way'"])) {
            try EnforcedSession(row: $0)
        }
        let rows = sessions.compactMap { session in
            session.job.map { job in
                var job = job
                job.recover(at: now)
                return (session: session, job: job, attempt: Int64?.none)
            }
        }
        try EnforcementRows.store(rows, at: now, in: database)
        let entries = try RouterEntryRows.underWay(in: database).map { entry in
            var job = entry.job
            job.recover(at: now)
            return (place: entry.place, job: job, attempt: Int64?.none)
        }
        try RouterEntryRows.store(entries, at: now, in: database)
        return rows.count + entries.count
    }
}

/// Forgets sessions that are over.
struct ForgetEnded: Verb {
    func perform(_ transaction: Transaction) throws -> Int {
        try transaction.database.execute(
            """
            DELETE FROM session_enforcement WHERE NOT EXISTS (
                SELECT 1 FROM access_session s JOIN open_session o ON o.session_key = s.session_key
                WHERE s.id = session_enforcement.session_id)
            """)
    }
}
