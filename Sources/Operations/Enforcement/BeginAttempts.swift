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

    /// What was decided about a session.
    private struct Step {
        let session: EnforcedSession
        let job: EnforcementJob
        let desired: DesiredAccess
        /// nil when nothing can be tried now.
        let way: EnforcementWay?
    }

    func perform(_ transaction: Transaction) throws -> [EnforcementAttempt] {
        let (database, now) = (transaction.database, transaction.now)
        var jitter = JitterGenerator(seed: seed)
        let known = budgets.filter { wishes.directory.nas($0.key) != nil }
        let steps = try DueSessions(database: database, now: now).take(known).compactMap { session in
            step(session, at: now, chance: jitter.next())
        }
        let trying = steps.filter { $0.way != nil }.map(\.session.id)
        let controlled = try ControlledSessions.read(trying, in: database)
        var attempts: [EnforcementAttempt] = []
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        var places: Set<RouterPlace> = []
        for step in steps {
            let attempt = try begin(step, controlled[step.session.id], in: transaction)
            if let attempt { attempts.append(attempt) }
            if step.way == .router, let service = step.session.service {
                places.insert(RouterPlace(nas: step.session.nas, service: service))
            }
            rows.append((step.session, step.job, attempt?.id))
        }
        try EnforcementRows.store(rows, at: now, in: database)
        // Once a session counts as having a queue its line's entry follows, and what comes of that is what comes of the attempt.
        try RouterEntries(wishes: wishes).reconcile(places, isCheck: true, at: now, in: database)
        return attempts.filter { $0.way != .router }
    }

    private func step(_ session: EnforcedSession, at now: Timestamp, chance: UInt16) -> Step? {
        guard let wish = wishes.wish(for: session, at: now), var job = session.job(for: wish, at: now) else {
            return nil
        }
        let way = job.attempt(of: wish.ladder, at: now, rules: rules, chance: chance)
        return Step(session: session, job: job, desired: wish.desired, way: way)
    }

    private func begin(
        _ step: Step, _ controlled: ControlledSession?, in transaction: Transaction
    ) throws -> EnforcementAttempt? {
        guard let way = step.way, let controlled else { return nil }
        let (session, purpose) = (step.session, step.job.purpose)
        let id: Identifier<Identified.EnforcementAttempt>? = try transaction.database.insert(
            """
            INSERT INTO enforcement_attempt (session_id, nas_id, service_id, at, way, purpose, reason, question, tries)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, .id(session.id), .id(session.nas), .id(session.service), .time(transaction.now),
            .int(Int(way.rawValue)), .word(purpose), .text(Self.reason(step.desired)),
            .text(EnforcementQuestion.text(way, step.desired, purpose)), .int(step.job.tries))
        guard let id else {
            throw StorageError(.column, doing: "noting an attempt", detail: "the new row got no number")
        }
        return EnforcementAttempt(
            id: id.value, session: session.id, nas: session.nas, way: way, desired: step.desired, purpose: purpose,
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
