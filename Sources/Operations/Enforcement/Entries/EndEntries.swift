// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Notes what became of what routers were told of lines, and of the sessions that waited for it.
struct EndEntries: Verb {
    let reports: [EntryReport]
    let wishes: SessionWishes
    let rules: EnforcementRules
    /// Where the jitter begins; a repeated transaction has the same.
    let seed: UInt64

    func perform(_ transaction: Transaction) throws {
        let (database, now) = (transaction.database, transaction.now)
        var jitter = JitterGenerator(seed: seed)
        let stored = try RouterEntryRows.of(Set(reports.map(\.place.service)), in: database)
        var rows: [(place: RouterPlace, job: RouterEntryJob, attempt: Int64?)] = []
        var ended: [RouterPlace: EntryReport] = [:]
        var turned: Set<ServiceID> = []
        for report in reports {
            try EndAttempts.note(report.answer, report.said, of: report.attempt, at: now, in: database)
            // An attempt that is not the last one any more was given up: its answer comes too late.
            guard let entry = stored[report.place], entry.attempt == report.attempt, entry.job.tries == report.tries
            else { continue }
            var job = entry.job
            let isCurrent = !job.isOutdated
            job.take(report.answer, at: now, rules: rules, chance: jitter.next())
            rows.append((report.place, job, nil))
            if isCurrent { ended[report.place] = report }
            if job.hasFailed != entry.job.hasFailed { turned.insert(report.place.service) }
        }
        try RouterEntryRows.store(rows, at: now, in: database)
        try endAttempts(of: ended, &jitter, in: transaction)
        guard !turned.isEmpty else { return }
        // What cannot stand on lists is dealt with in other ways.
        _ = try ReconcileSessions(scope: .services(turned.sorted()), wishes: wishes, limit: turned.count)
            .perform(transaction)
    }

    private static let waiting = BulkStatement(
        keys: EnforcedSession.selection, "f.phase = 'under_way' AND s.service_id IN")

    /// Sessions whose queue this was.
    private func endAttempts(
        of reports: [RouterPlace: EntryReport], _ jitter: inout JitterGenerator, in transaction: Transaction
    ) throws {
        let (database, now) = (transaction.database, transaction.now)
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        var chances = jitter
        try database.forEach(Self.waiting, Set(reports.keys.map(\.service)).map { .id($0) }) { row in
            let session = try EnforcedSession(row: row)
            guard let service = session.service, var job = session.job, case .underWay(.router, _) = job.phase,
                let report = reports[RouterPlace(nas: session.nas, service: service)]
            else { return }
            job.take(report.answer, at: now, rules: rules, chance: chances.next())
            rows.append((session, job, nil))
        }
        jitter = chances
        try EnforcementRows.store(rows, at: now, in: database)
    }
}
