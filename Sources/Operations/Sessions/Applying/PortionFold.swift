// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Folds a portion of records, in the order of arrival, into the sessions that they speak of. Pure: what the database has was put
/// in before, and what becomes of it is taken out afterwards.
struct PortionFold {
    let rules: SessionRules
    private let fold: MeterFold
    /// Every session that a record may concern.
    private(set) var sessions: [WorkingSession] = []
    private(set) var usage = UsageLedger()
    /// The same of lines whose plans have a fair-use policy.
    var fairUse = FairUseDeltas()
    private(set) var tally = FoldTally()
    var routers: [NASID: RouterState] = [:]
    /// Sessions that began under an id within a day, for the ids of new sessions.
    var begunByID: [Int64: Int] = [:]
    /// How fast lines have begun sessions.
    var paces = LinePaces()
    /// The services of new sessions whose router returned no login.
    var servicesByKey: [SessionKey: ServiceID] = [:]
    private var places: [SessionKey: Int] = [:]
    private var openByID: [Int64: [Int]] = [:]
    private var openByLine: [Int64: [Int]] = [:]

    init(rules: SessionRules) {
        self.rules = rules
        fold = MeterFold(rules: rules)
    }

    /// Whether a session is here.
    func knows(_ key: SessionKey) -> Bool { places[key] != nil }

    /// How long a session that is here has lasted; nil for one that is not.
    func seconds(of key: SessionKey) -> Int64? { places[key].map { sessions[$0].meter.seconds } }

    mutating func reserve(_ count: Int) {
        sessions.reserveCapacity(count)
        places.reserveCapacity(count)
        usage.reserve(count)
    }

    /// Gives up the sessions that have changed, in the order in which they came here; the fold is over.
    mutating func takeChanged() -> [WorkingSession] {
        var changed: [WorkingSession] = []
        // Not two of them at a time: a portion is some hundred thousand.
        swap(&changed, &sessions)
        changed.removeAll { !$0.isChanged }
        return changed
    }

    /// Puts in a session that the database has.
    mutating func add(_ session: WorkingSession) {
        guard places[session.key] == nil else { return }
        places[session.key] = sessions.count
        sessions.append(session)
    }

    /// Lets new sessions find the open ones of their lines and ids.
    mutating func index(lines: Set<Int64>, ids: Set<Int64>) {
        for place in sessions.indices where sessions[place].isOpen {
            let meter = sessions[place].meter
            if ids.contains(meter.idHash) { openByID[meter.idHash, default: []].append(place) }
            if let line = meter.lineHash, lines.contains(line) { openByLine[line, default: []].append(place) }
        }
    }

    /// Folds one record.
    mutating func apply(_ reading: SessionReading) {
        var router = routers[reading.nas] ?? RouterState()
        if reading.arrived > router.lastRecordAt || reading.hasGigawords && !router.sendsGigawords {
            router.lastRecordAt = max(router.lastRecordAt, reading.arrived)
            router.sendsGigawords = router.sendsGigawords || reading.hasGigawords
            router.isChanged = true
            routers[reading.nas] = router
        }
        if reading.time.isDoubtful { note(.doubtfulTime, reading) }
        switch reading.event {
        case .start, .interim, .stop: applyToSession(reading, router)
        case .on: restart(reading, .nasStarted)
        case .off: restart(reading, .nasStopping)
        }
    }

    /// Ends every open session of which nothing was heard since a time.
    mutating func endSilent(before time: Timestamp, now: Timestamp) {
        for place in sessions.indices where sessions[place].isOpen && sessions[place].meter.seenAt < time {
            sessions[place].conclude(.silent, by: now)
            tally.note(.silent, sessions[place].meter.nas, at: now)
        }
    }

    private mutating func note(_ finding: FoldFinding, _ reading: SessionReading, count: Int64 = 1) {
        tally.note(finding, reading.nas, at: reading.arrived, count: count)
    }
}

extension PortionFold {
    /// Ends every session of a router that has restarted, except what it has reported since.
    private mutating func restart(_ reading: SessionReading, _ ending: SessionEnding) {
        note(.restarted, reading)
        let instant = reading.time.instant
        if instant > routers[reading.nas]?.restartedAt ?? .distantPast {
            routers[reading.nas, default: RouterState()].restartedAt = instant
            routers[reading.nas]?.isChanged = true
        }
        for place in sessions.indices
        where sessions[place].isOpen && sessions[place].meter.nas == reading.nas
            && sessions[place].meter.startedAt <= instant && sessions[place].meter.lastAt <= instant
        {
            conclude(place, ending, by: instant, reading)
        }
    }

    private mutating func conclude(
        _ place: Int, _ ending: SessionEnding, by instant: Timestamp, _ reading: SessionReading
    ) {
        sessions[place].conclude(ending, by: instant)
        note(.lostStop, reading)
    }

    private mutating func applyToSession(_ reading: SessionReading, _ router: RouterState) {
        note(reading.event.finding, reading)
        let place: Int
        if let known = places[reading.key] {
            place = sessions[known].isFollowed(by: reading) ? follow(known, reading, router) : known
        } else {
            place = begin(reading, router)
        }
        let isFirst = sessions[place].firstPlace == reading.place
        var meter = sessions[place].meter
        let outcome = fold.apply(reading, to: &meter, hasGigawords: router.sendsGigawords)
        switch outcome {
        case .moved(let movement):
            sessions[place].meter = meter
            sessions[place].isChanged = true
            take(movement, of: place, reading, isFirst: isFirst)
        case .repeated: if !isFirst && reading.event != .stop { note(.repeated, reading) }
        case .late: note(.late, reading)
        }
        if reading.event == .stop {
            if !sessions[place].stop(reading), outcome == .repeated { note(.repeated, reading) }
        }
        see(reading, of: place, isAhead: outcome != .late)
    }

    private mutating func take(
        _ movement: MeterFold.Movement, of place: Int, _ reading: SessionReading, isFirst: Bool
    ) {
        let isUnreported = isFirst && reading.event != .start
        let longest = isUnreported ? rules.longestFirstSpread : rules.longestSpread
        let (service, spread) = (
            sessions[place].meter.service,
            UsageSpread(from: movement.from, to: movement.to, longest: longest)
        )
        usage.add(movement.amount, service: service, over: spread)
        fairUse.add(movement.amount, service: service, over: spread)
        switch movement.step {
        case .growth: break
        case .wrap: note(.counterWrap, reading)
        case .reset: note(.counterReset, reading)
        }
        if movement.isBackward { note(.backwardTime, reading) }
        if movement.missingInterims > 0 { note(.missingInterim, reading, count: movement.missingInterims) }
        if sessions[place].heard(reading) {
            note(.revived, reading)
            sessions[place].meter.sightings = 0
        }
    }

    /// Remembers the record whose prefixes the session has, when they are others than before.
    private mutating func see(_ reading: SessionReading, of place: Int, isAhead: Bool) {
        let known = sessions[place].meter.sightings
        guard reading.sightings != 0, reading.sightings != known, isAhead || known == 0 else { return }
        sessions[place].meter.sightings = reading.sightings
        sessions[place].sightingPlace = reading.place
        sessions[place].sightedAt = reading.time.instant
        sessions[place].isChanged = true
    }
}

extension PortionFold {
    /// Begins a session that nobody knows, unless its router has begun too many under the same id or on the same line.
    private mutating func begin(_ reading: SessionReading, _ router: RouterState) -> Int {
        let begun = begunByID[reading.idHash, default: 0]
        begunByID[reading.idHash] = begun + 1
        guard begun < rules.sessionsPerID else {
            return overflow(reading, into: SessionIdentity.overflow(nas: reading.nas, idHash: reading.idHash))
        }
        if let line = reading.lineHash, !paces.allow(line, at: reading.arrived, rules: rules) {
            return overflow(reading, into: SessionIdentity.overflow(nas: reading.nas, lineHash: line))
        }
        var session = WorkingSession(reading, key: reading.key)
        session.meter.service = reading.service ?? servicesByKey[reading.key]
        if session.meter.service == nil { note(.unknownService, reading) }
        if reading.event != .start { note(.withoutStart, reading) }
        if let restartedAt = router.restartedAt, reading.time.instant <= restartedAt {
            session.conclude(.nasStarted, by: restartedAt)
        }
        let place = sessions.count
        settle(&session, reading, router)
        add(session)
        guard session.isOpen else { return place }
        openByID[reading.idHash, default: []].append(place)
        if let line = reading.lineHash { openByLine[line, default: []].append(place) }
        return place
    }

    /// Ends the open sessions of the same line or id that the new one proves to be over; or the new one, when it is the older.
    private mutating func settle(
        _ session: inout WorkingSession, _ reading: SessionReading, _ router: RouterState
    ) {
        var rivals = router.repeatsIDs ? [] : openByID[reading.idHash] ?? []
        if let line = reading.lineHash { rivals += openByLine[line] ?? [] }
        for rival in rivals where sessions[rival].isOpen && sessions[rival].meter.nas == reading.nas {
            let other = sessions[rival].meter
            if other.lastAt < session.meter.startedAt {
                conclude(rival, .lostStop, by: session.meter.startedAt, reading)
            } else if other.startedAt > reading.time.instant {
                session.conclude(.lostStop, by: other.startedAt)
            }
        }
    }

    /// The session that takes everything beyond a limit.
    private mutating func overflow(_ reading: SessionReading, into key: SessionKey) -> Int {
        note(.overflowed, reading)
        if let place = places[key] { return place }
        var session = WorkingSession(reading, key: key)
        session.isOverflow = true
        session.meter.service = nil
        session.meter.lineHash = nil
        add(session)
        return sessions.count - 1
    }

    /// Gives a session's key to the one that follows it.
    private mutating func follow(_ place: Int, _ reading: SessionReading, _ router: RouterState) -> Int {
        let begun = reading.begun ?? reading.time.instant
        if sessions[place].isOpen { conclude(place, .lostStop, by: begun, reading) }
        let key = sessions[place].key
        let former = SessionIdentity.former(key, begun: sessions[place].meter.startedAt)
        if sessions[place].origin != .new { sessions[place].formerKey = key }
        sessions[place].key = former
        sessions[place].isChanged = true
        places[former] = place
        places[key] = nil
        let notBefore = sessions[place].meter.lastAt
        let next = begin(reading, router)
        if !sessions[next].isOverflow { sessions[next].meter.notBefore = notBefore }
        return next
    }
}

extension AccountingEvent {
    /// What counts the event itself.
    fileprivate var finding: FoldFinding {
        switch self {
        case .start: .started
        case .interim: .interim
        case .stop: .stopped
        case .on, .off: .restarted
        }
    }
}
