// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Notes what routers are told of lines now, before they are told.
struct BeginEntries: Verb {
    /// The routers that may be told something.
    let routers: [NASID]

    /// Lines that a router is told of in one go: it is read once for all of them.
    private static let mostAtOnce = 500
    /// Lines of all routers together in one transaction: some tenths of a second.
    private static let mostTogether = 2_000

    func perform(_ transaction: Transaction) throws -> [NASID: [EntryAttempt]] {
        let (database, now) = (transaction.database, transaction.now)
        var attempts: [NASID: [EntryAttempt]] = [:]
        var rows: [(place: RouterPlace, job: RouterEntryJob, attempt: Int64?)] = []
        let limit = min(Self.mostAtOnce, max(1, Self.mostTogether / max(1, routers.count)))
        for nas in routers {
            let due = try RouterEntryRows.due(at: nas, before: now, limit: limit, in: database)
            let names = try Self.names(of: due.map(\.place.service), at: nas, in: database)
            for stored in due {
                var job = stored.job
                guard let entry = job.attempt(at: now) else { continue }
                // What is told again and again is one attempt: a router may be away for days.
                let number = try stored.attempt ?? Self.note(entry, of: stored.place, in: transaction)
                rows.append((stored.place, job, number))
                attempts[nas, default: []].append(
                    EntryAttempt(
                        id: number, tries: job.tries, place: stored.place, entry: entry,
                        userNames: names[stored.place.service] ?? []))
            }
        }
        try RouterEntryRows.store(rows, at: now, in: database)
        return attempts
    }

    private static let userNames = BulkStatement(
        keys: """
            SELECT s.service_id, s.nas_id, s.user_name FROM access_session s
                JOIN open_session o ON o.session_key = s.session_key
            WHERE s.service_id IN
            """)

    private static func names(
        of services: [ServiceID], at nas: NASID, in database: Database
    ) throws -> [ServiceID: Set<[UInt8]>] {
        var names: [ServiceID: Set<[UInt8]>] = [:]
        try database.forEach(userNames, services.map { .id($0) }) { row in
            guard try row.id(1) == nas else { return }
            names[try row.id(0), default: []].insert(try row.blob(2))
        }
        return names
    }

    private static func note(
        _ entry: RouterEntry, of place: RouterPlace, in transaction: Transaction
    ) throws -> Int64 {
        let purpose: ReplyPurpose = entry.list == nil ? .restore : .block
        let id: Identifier<Identified.EnforcementAttempt>? = try transaction.database.insert(
            """
            INSERT INTO enforcement_attempt (session_id, nas_id, service_id, at, way, purpose, reason)
            VALUES (0, $1, $2, $3, $4, $5, $6)
            """, .id(place.nas), .id(place.service), .time(transaction.now),
            .int(Int(EnforcementWay.router.rawValue)), .word(purpose), .text(entry.words))
        guard let id else {
            throw StorageError(.column, doing: "noting what a router is told", detail: "the new row got no number")
        }
        return id.value
    }
}

extension RouterEntry {
    /// What the router is told, in a word or two.
    fileprivate var words: String {
        switch (list, rates) {
        case (nil, nil): "off_all_lists"
        case (let list?, _): list
        case (nil, _?): "queue"
        }
    }
}
