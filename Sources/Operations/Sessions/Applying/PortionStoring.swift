// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Writes what became of the sessions of a portion.
struct PortionStoring {
    let transaction: Transaction
    let portion: RecordPortion

    private var database: Database { transaction.database }

    /// - Returns: the sessions that have changed, and everything that was noticed, while writing too.
    func store(_ fold: consuming PortionFold) throws -> ApplyPortion.Applied {
        var tally = fold.tally
        for (nas, count) in portion.cuts { tally.note(.cut, nas, at: transaction.now, count: count) }
        var changed = fold.takeChanged()
        try AccessSessionRows.rename(changed, in: database)
        // In the order in which they were first heard of: so are they numbered.
        try AccessSessionRows.add(changed, record: portion.record(at:), in: database)
        // Those that the database had are in order already.
        changed.sort { $0.key < $1.key }
        try storeMeters(changed)
        try storeSightings(changed, noting: &tally)
        try UsageRows.add(fold.usage, in: transaction)
        try FairUseLines(transaction: transaction).settle(fold.fairUse.sorted())
        try AccountingRouterRows.store(fold.routers, in: database)
        try AccountingRouterRows.add(tally, in: database)
        return ApplyPortion.Applied(
            sessions: changed, tally: tally, memory: ApplierMemory(paces: fold.paces, roster: fold.fairUse.roster))
    }

    private func storeMeters(_ sessions: [WorkingSession]) throws {
        try EndedSessionRows.remove(
            sessions.lazy.filter { $0.origin == .ended && ($0.isOpen || $0.formerKey != nil) }.map {
                $0.formerKey ?? $0.key
            },
            in: database)
        try OpenSessionRows.remove(
            sessions.lazy.filter { $0.origin == .open && !$0.isOpen }.map { $0.formerKey ?? $0.key }, in: database)
        try OpenSessionRows.store(sessions.lazy.filter(\.isOpen), in: database)
        try EndedSessionRows.store(sessions.lazy.filter { !$0.isOpen }, in: database)
    }
}

extension PortionStoring {
    /// What a session is to have had or to have from now on.
    private struct Seen {
        let session: WorkingSession
        let at: Timestamp
        let sighted: [SightedPrefix]
    }

    private func storeSightings(_ sessions: [WorkingSession], noting tally: inout FoldTally) throws {
        let ended = sessions.filter { $0.origin == .open && !$0.isOpen }
        let seen = sessions.compactMap { session -> Seen? in
            guard let place = session.sightingPlace, let record = portion.record(at: place) else { return nil }
            return Seen(
                session: session, at: max(session.sightedAt ?? session.meter.startedAt, session.meter.startedAt),
                sighted: record.sighted)
        }
        guard !ended.isEmpty || !seen.isEmpty else { return }
        let known = Set((ended + seen.map(\.session)).lazy.filter { $0.origin != .new }.map(\.key)).sorted()
        var present = try SightingRows.present(of: known, in: database)
        let new = seen.flatMap { seen in
            additions(seen, to: present[seen.session.key] ?? []).map { (seen, $0) }
        }
        let check = try SightingRows.check(new.map { ($0.session.meter.service, $1) }, in: database)
        var rows: [SightingRow] = []
        for seen in seen { rows += replaced(by: seen, of: &present[seen.session.key, default: []]) }
        for (seen, sighted) in new {
            let row = row(sighted, seen, check)
            if row.verdict.isContradiction { tally.note(.prefixMismatch, row.nas, at: transaction.now) }
            rows.append(row)
        }
        for session in ended { rows += (present[session.key] ?? []).map { closed($0, at: session.end?.at) } }
        try SightingRows.store(rows, in: database)
    }

    private func additions(_ seen: Seen, to present: [SightingRow]) -> [SightedPrefix] {
        seen.sighted.filter { sighted in !present.contains { $0.sighted == sighted } }
    }

    /// What a router names another one for is over; what it does not speak of any more may go on.
    private func replaced(by seen: Seen, of present: inout [SightingRow]) -> [SightingRow] {
        let isOver: (SightingRow) -> Bool = { row in
            seen.sighted.contains { $0.kind == row.sighted.kind } && !seen.sighted.contains(row.sighted)
        }
        defer { present.removeAll(where: isOver) }
        return present.filter(isOver).map { closed($0, at: seen.at) }
    }

    private func closed(_ row: SightingRow, at end: Timestamp?) -> SightingRow {
        var row = row
        row.validTo = max(row.validFrom, end ?? transaction.now)
        row.endRecordedAt = transaction.now
        return row
    }

    private func row(_ sighted: SightedPrefix, _ seen: Seen, _ check: SightingCheck) -> SightingRow {
        let (session, end) = (seen.session, seen.session.end)
        let (verdict, holder) = check.verdict(on: sighted, of: session.meter.service)
        return SightingRow(
            session: session.key, sighted: sighted, validFrom: seen.at,
            validTo: end.map { max($0.at, seen.at) } ?? .distantFuture, recordedFrom: transaction.now,
            endRecordedAt: end.map { _ in transaction.now }, nas: session.meter.nas, service: session.meter.service,
            verdict: verdict, holder: holder)
    }
}
