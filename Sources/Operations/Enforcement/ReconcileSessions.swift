// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
public import Storage

/// Compares what sessions have with what they should have, and notes what is to be done.
struct ReconcileSessions: Verb {
    /// Which sessions are looked at.
    enum Scope: Sendable {
        case services([ServiceID])
        case router(NASID)
        case plan(PlanID)
        /// Those that began after this one.
        case after(SessionID)

        static let all = Scope.after(SessionID(0))
    }

    /// What was found.
    struct Found: Sendable {
        var sessions = 0
        /// Those that do not have what they should have.
        var differing = 0
        /// The newest that was looked at.
        var last: SessionID?
    }

    let scope: Scope
    let wishes: SessionWishes
    /// Sessions at most, the older ones first.
    let limit: Int
    /// Only those after this one; for scopes of many sessions, looked at part by part.
    var after = SessionID(0)

    func perform(_ transaction: Transaction) throws -> Found {
        let (database, now) = (transaction.database, transaction.now)
        var found = Found()
        var rows: [(session: EnforcedSession, job: EnforcementJob, attempt: Int64?)] = []
        var places: Set<RouterPlace> = []
        for session in try sessions(in: database) {
            found.sessions += 1
            found.last = max(found.last ?? session.id, session.id)
            guard let wish = wishes.wish(for: session, at: now) else { continue }
            if let service = session.service, session.entryList != wish.list {
                places.insert(RouterPlace(nas: session.nas, service: service))
            }
            guard let job = session.job(for: wish, at: now), job != session.job else { continue }
            if job.isOpen { found.differing += 1 }
            rows.append((session, job, nil))
        }
        try EnforcementRows.store(rows, at: now, in: database)
        try reconcileEntries(places, at: now, in: database)
        return found
    }

    /// Lines whose sessions have ended may have something at their routers still.
    private func reconcileEntries(_ places: Set<RouterPlace>, at now: Timestamp, in database: Database) throws {
        var places = places
        if case .services(let services) = scope {
            places.formUnion(try RouterEntryRows.of(services, in: database).keys)
        }
        try RouterEntries(wishes: wishes).reconcile(places, at: now, in: database)
    }

    private func sessions(in database: Database) throws -> [EnforcedSession] {
        switch scope {
        case .services(let services):
            var sessions: [EnforcedSession] = []
            try database.forEach(Self.ofServices, services.map { .id($0) }) {
                sessions.append(try EnforcedSession(row: $0))
            }
            return sessions
        case .router(let nas): return try page("s.nas_id = $3", [.id(nas)], in: database)
        case .plan(let plan):
            let services: StaticString = "s.service_id IN (SELECT id FROM internet_service WHERE plan_id = $3)"
            return try page(services, [.id(plan)], in: database)
        case .after: return try page("0 = 0", [], in: database)
        }
    }

    private static let ofServices = BulkStatement(keys: EnforcedSession.selection, "s.service_id IN")

    private func page(
        _ condition: StaticString, _ values: [SQLValue], in database: Database
    ) throws -> [EnforcedSession] {
        var after = after
        if case .after(let session) = scope { after = max(after, session) }
        return try database.all(
            .joined([EnforcedSession.selection, condition, "AND s.id > $1 ORDER BY s.id LIMIT $2"]),
            [.id(after), .int(limit)] + values
        ) { try EnforcedSession(row: $0) }
    }
}

extension Store {
    /// Compares what every running session has with what it should have, and notes what is to be done without any router's own
    /// interface. A running enforcer does it by itself.
    ///
    /// - Returns: the sessions that were looked at and those that do not have what they should have.
    public func auditSessions(directory: AccessDirectory) async throws -> (sessions: Int, differing: Int) {
        let found = try await reconcile(.all, SessionWishes(directory: directory, doors: []))
        return (found.sessions, found.differing)
    }

    /// Goes through all sessions of a scope, part by part.
    ///
    /// - Returns: the sessions that were looked at and those that do not have what they should have.
    func reconcile(_ scope: ReconcileSessions.Scope, _ wishes: SessionWishes) async throws -> ReconcileSessions.Found {
        var total = ReconcileSessions.Found()
        var verb = ReconcileSessions(scope: scope, wishes: wishes, limit: Self.reconciledAtOnce)
        while true {
            let part = try await perform(verb)
            total.sessions += part.sessions
            total.differing += part.differing
            total.last = part.last ?? total.last
            guard let last = part.last, part.sessions >= Self.reconciledAtOnce else { return total }
            if case .services = scope { return total }
            verb.after = last
        }
    }

    /// Some tens of milliseconds of work.
    private static let reconciledAtOnce = 5_000
}

extension EnforcementJob {
    /// Whether anything is still to be done.
    fileprivate var isOpen: Bool {
        switch phase {
        case .waiting, .underWay, .ending, .stuck: true
        case .settled, .held, .over: false
        }
    }
}
