// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Reads from the database what a portion of records may concern.
struct PortionLoading {
    let database: Database
    let portion: RecordPortion
    let rules: SessionRules
    /// What was learned from the portions before.
    let memory: ApplierMemory

    /// A day: within it a router may not begin more than ``SessionRules/sessionsPerID`` sessions under one id.
    private static let idMemory: Duration = .seconds(86_400)

    func fold() throws -> PortionFold {
        var fold = PortionFold(rules: rules)
        fold.paces = memory.paces
        var roster = memory.roster
        _ = try roster.refresh(in: database)
        fold.fairUse = FairUseDeltas(roster)
        fold.routers = try AccountingRouterRows.load(in: database)
        // Sorted: look-ups that follow each other find what they need in the same place.
        let keys = sortedKeys()
        fold.reserve(keys.count)
        try OpenSessionRows.forEach(withKeys: keys, in: database) { fold.add($0) }
        if fold.sessions.count < keys.count {
            try EndedSessionRows.forEach(withKeys: keys.filter { !fold.knows($0) }, in: database) { fold.add($0) }
        }
        let restarting = Set(portion.readings.lazy.filter { !$0.event.isOfSession }.map(\.nas))
        try OpenSessionRows.forEach(ofRouters: restarting, in: database) { fold.add($0) }
        let new = beginnings(fold)
        if !new.isEmpty { try load(for: new, into: &fold) }
        return fold
    }

    /// The records that may begin a session: of keys that are not known, and of known ones that may have been given again, where
    /// a session's time goes back (``WorkingSession/isFollowed(by:)``).
    private func beginnings(_ fold: PortionFold) -> [SessionReading] {
        var longest: [SessionKey: Int64] = [:]
        return portion.readings.filter { reading in
            guard reading.event.isOfSession else { return false }
            guard let known = fold.seconds(of: reading.key) else { return true }
            guard reading.login == nil, let seconds = reading.seconds else { return false }
            let before = longest[reading.key] ?? known
            longest[reading.key] = max(before, seconds)
            return reading.event == .start || seconds < before
        }
    }

    private func sortedKeys() -> [SessionKey] {
        var keys: [SessionKey] = []
        keys.reserveCapacity(portion.readings.count)
        for reading in portion.readings where reading.event.isOfSession { keys.append(reading.key) }
        keys.sort()
        var last: SessionKey?
        keys.removeAll { key in
            defer { last = key }
            return key == last
        }
        return keys
    }

    /// What the beginning of sessions may concern.
    private func load(for readings: [SessionReading], into fold: inout PortionFold) throws {
        let ids = Set(readings.map(\.idHash))
        let lines = Set(readings.compactMap(\.lineHash))
        try OpenSessionRows.forEach(withIDs: ids, in: database) { fold.add($0) }
        try OpenSessionRows.forEach(ofLines: lines, in: database) { fold.add($0) }
        fold.index(lines: lines, ids: ids)
        let since = (readings.map(\.arrived).min() ?? .distantPast).advanced(by: .zero - Self.idMemory)
        fold.begunByID = try AccessSessionRows.begun(underIDs: ids, after: since, in: database)
        try loadOverflow(for: readings, into: &fold)
        fold.servicesByKey = try services(of: readings)
    }

    /// The sessions that take what is beyond the limit of an id or the pace of a line.
    private func loadOverflow(for readings: [SessionReading], into fold: inout PortionFold) throws {
        var beginnings = fold.begunByID
        var keys: Set<SessionKey> = []
        for reading in readings {
            beginnings[reading.idHash, default: 0] += 1
            guard beginnings[reading.idHash, default: 0] > rules.sessionsPerID else { continue }
            keys.insert(SessionIdentity.overflow(nas: reading.nas, idHash: reading.idHash))
        }
        let hasty = memory.paces.doubtful(among: readings, rules: rules)
        for reading in readings {
            guard !hasty.isEmpty, let line = reading.lineHash, hasty.contains(line) else { continue }
            keys.insert(SessionIdentity.overflow(nas: reading.nas, lineHash: line))
        }
        try OpenSessionRows.forEach(withKeys: keys, in: database) { fold.add($0) }
        try EndedSessionRows.forEach(withKeys: keys, in: database) { fold.add($0) }
    }

    /// Routers that return no login name the line by its user name.
    private func services(of readings: [SessionReading]) throws -> [SessionKey: ServiceID] {
        var names: [SessionKey: String] = [:]
        for reading in readings where reading.service == nil && reading.login == nil {
            guard names[reading.key] == nil, let octets = portion.record(at: reading.place)?.userName,
                let name = String(validating: octets, as: UTF8.self), !name.isEmpty, !octets.contains(0)
            else { continue }
            names[reading.key] = name
        }
        guard !names.isEmpty else { return [:] }
        let services = try AccessSessionRows.services(ofUserNames: Set(names.values), in: database)
        return names.compactMapValues { services[$0] }
    }
}
