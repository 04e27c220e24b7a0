// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// Notes what is tried now, before it is tried.
struct BeginAttempts: Verb {
    /// How many attempts each router may be given at most.
    let budgets: [NASID: Int]
    let wishes: SessionWishes
    let rules: EnforcementRules
    /// Where the jitter begins; a repeated transaction has the same.
    let seed: UInt64

    func perform(_ transaction: Transaction) throws -> [EnforcementAttempt] {
        let (database, now) = (transaction.database, transaction.now)
        var jitter = JitterGenerator(seed: seed)
        var attempts: [EnforcementAttempt] = []
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        var places: Set<RouterPlace> = []
        for (nas, budget) in budgets {
            for session in try due(at: nas, before: now, atMost: budget, in: database) {
                guard let wish = wishes.wish(for: session, at: now), var job = session.job(for: wish, at: now) else {
                    continue
                }
                let way = job.attempt(of: wish.ladder, at: now, rules: rules, chance: jitter.next())
                var number: Int64?
                if let way {
                    let attempt = try begin(way, session, job, wish.desired, in: transaction)
                    attempts.append(attempt)
                    number = attempt.id
                    if way == .router, let service = session.service {
                        places.insert(RouterPlace(nas: nas, service: service))
                    }
                }
                rows.append((session, job, number))
            }
        }
        try EnforcementRows.store(rows, at: now, in: database)
        // Once a session counts as having a queue its line's entry follows, and what comes of that is what comes of the attempt.
        try RouterEntries(wishes: wishes).reconcile(places, isCheck: true, at: now, in: database)
        return attempts.filter { $0.way != .router }
    }

    private func due(
        at nas: NASID, before now: Timestamp, atMost limit: Int, in database: Database
    ) throws -> [EnforcedSession] {
        try database.all(
            .joined([
                EnforcedSession.selection, "f.nas_id = $1 AND f.due_at <= $2 ORDER BY f.due_at, s.id LIMIT $3",
            ]), .id(nas), .time(now), .int(limit)
        ) { try EnforcedSession(row: $0) }
    }

    private func begin(
        _ way: EnforcementWay, _ session: EnforcedSession, _ job: EnforcementJob, _ desired: DesiredAccess,
        in transaction: Transaction
    ) throws -> EnforcementAttempt {
        let database = transaction.database
        let controlled = ControlledSession(try SessionDetails.find(session.id, in: database))
        let id: Identifier<Identified.EnforcementAttempt>? = try database.insert(
            """
            INSERT INTO enforcement_attempt (session_id, nas_id, service_id, at, way, purpose, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, .id(session.id), .id(session.nas), .id(session.service), .time(transaction.now),
            .int(Int(way.rawValue)), .word(job.purpose), .text(Self.reason(desired)))
        guard let id else {
            throw StorageError(.column, doing: "noting an attempt", detail: "the new row got no number")
        }
        return EnforcementAttempt(
            id: id.value, session: session.id, nas: session.nas, way: way, desired: desired, purpose: job.purpose,
            controlled: controlled)
    }

    /// Why the session should have what it should have.
    private static func reason(_ desired: DesiredAccess) -> String {
        switch desired {
        case .online(let grant): grant.garden?.rawValue ?? "own_terms"
        case .offline(let refusal): refusal.reason.rawValue
        }
    }
}

extension Identified {
    /// One try to bring a session to what it should have.
    enum EnforcementAttempt {}
}
