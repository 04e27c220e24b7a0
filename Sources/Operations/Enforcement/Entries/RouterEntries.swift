// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// Works out what routers' own tables shall have of lines, and notes where that has changed.
struct RouterEntries {
    let wishes: SessionWishes

    /// What belongs to some places: all that an entry follows from.
    private struct Surroundings {
        var sessions: [RouterPlace: [EnforcedSession]] = [:]
        var sighted: [RouterPlace: [IPPrefix]] = [:]
    }

    private static let sessionsOfServices = BulkStatement(keys: EnforcedSession.selection, "s.service_id IN")

    private static let sightingsOfServices = BulkStatement(
        keys: """
            SELECT s.service_id, o.nas_id, g.prefix FROM access_session s
                JOIN open_session o ON o.session_key = s.session_key
                JOIN session_sighting g ON g.session_key = o.session_key AND g.valid_to = 9223372036854775807
            WHERE s.service_id IN
            """)

    /// Notes what is wanted at some places, and at those where the same lines have entries already.
    ///
    /// - Parameter isCheck: routers are to show again what they have.
    /// - Returns: how many are to be told something.
    @discardableResult
    func reconcile(
        _ places: Set<RouterPlace>, isCheck: Bool = false, at now: Timestamp, in database: Database
    ) throws -> Int {
        let services = Set(places.map(\.service)).sorted()
        guard !services.isEmpty else { return 0 }
        let stored = try RouterEntryRows.of(services, in: database)
        let surroundings = try surroundings(of: services, in: database)
        var rows: [(place: RouterPlace, job: RouterEntryJob, attempt: Int64?)] = []
        for place in places.union(stored.keys) {
            let before = stored[place]?.job
            let wanted = wanted(at: place, surroundings, before: before?.wanted, now: now)
            guard var job = before ?? (wanted.isNone ? nil : RouterEntryJob(wanted, at: now)) else { continue }
            job.want(wanted, at: now)
            if isCheck { job.check(at: now) }
            if job != before { rows.append((place, job, wanted == before?.wanted ? nil : StoredEntry.untold)) }
        }
        try RouterEntryRows.store(rows, at: now, in: database)
        return rows.count
    }

    private func surroundings(of services: [ServiceID], in database: Database) throws -> Surroundings {
        let keys = services.map { SQLValue.id($0) }
        var found = Surroundings()
        try database.forEach(Self.sessionsOfServices, keys) { row in
            let session = try EnforcedSession(row: row)
            guard let service = session.service else { return }
            found.sessions[RouterPlace(nas: session.nas, service: service), default: []].append(session)
        }
        try database.forEach(Self.sightingsOfServices, keys) { row in
            let place = RouterPlace(nas: try row.id(1), service: try row.id(0))
            found.sighted[place, default: []].append(try row.prefix(2))
        }
        return found
    }

    private func wanted(
        at place: RouterPlace, _ surroundings: Surroundings, before: RouterEntry?, now: Timestamp
    ) -> RouterEntry {
        guard let nas = wishes.directory.nas(place.nas) else { return before ?? .none }
        let terms = wishes.directory.find(service: place.service)
        let sessions = surroundings.sessions[place] ?? []
        let own = sessions.compactMap { wishes.wish(for: $0, at: now) }
        var entry = RouterEntry(
            list: own.lazy.compactMap(\.list).first,
            prefixes: BlockedPrefixes(terms?.line ?? .none, sighted: surroundings.sighted[place] ?? []))
        if let terms, terms.kind == .static, terms.nas == place.nas {
            entry.list = wishes.list(ofStatic: terms, at: nas, now: now)
        }
        if sessions.contains(where: \.hasQueue) { entry.rates = Self.rates(own) ?? before?.rates }
        return entry.isNone ? .none : entry
    }

    /// The rates of the line's own terms; nil while it is blocked.
    private static func rates(_ wishes: [SessionWish]) -> Rates? {
        for wish in wishes {
            if case .online(let grant) = wish.desired, grant.garden == nil { return grant.rates }
        }
        return nil
    }
}
