// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

// What changes what is wanted.
extension EnforcementJob {
    /// The session should have something else, or the same still.
    ///
    /// An attempt that is under way is not disturbed; its answer is measured against what is wanted by then.
    public mutating func want(_ desired: AccessFingerprint, at now: Timestamp) {
        guard desired != self.desired || phase == .held else { return }
        self.desired = desired
        startOver()
        switch phase {
        case .underWay, .over: break
        // A session that was ended comes back through a login, which gets what is wanted by then.
        case .ending: break
        case .settled, .waiting, .stuck, .held: settleOrWait(until: now)
        }
    }

    /// The router's own lists hold the session's line, so nothing is asked of the session until ``want(_:at:)`` says so. What is
    /// under way ends first.
    public mutating func hold() {
        switch phase {
        case .underWay, .ending, .held, .over: return
        case .settled, .waiting, .stuck: break
        }
        startOver()
        phase = .held
    }

    /// The router has acknowledged a change and goes on as if it had not: that way is closed for this session.
    public mutating func disbelieve(_ way: EnforcementWay, at now: Timestamp) {
        switch phase {
        case .settled, .waiting: break
        case .underWay, .ending, .stuck, .held, .over: return
        }
        // What it was before is not known any more: it may have been a garden.
        applied = applied.addresses.map { .uncertain(addresses: $0, mayBeGarden: true) } ?? .unknown
        closed.insert(way)
        self.way = nil
        tries = 0
        phase = .waiting(until: now)
    }

    /// The router reports that the session runs with these terms, read back from it or reported by it.
    public mutating func see(_ fingerprint: AccessFingerprint, at now: Timestamp) {
        switch phase {
        case .over, .underWay, .ending: return
        case .settled, .waiting, .stuck, .held: break
        }
        let isNews = applied != .known(fingerprint)
        applied = .known(fingerprint)
        if isNews, fingerprint != desired { startOver() }
        if phase != .held, isNews || fingerprint == desired { settleOrWait(until: now) }
    }

    /// The session is over, by accounting or because its router says so.
    public mutating func end() {
        phase = .over
    }

    /// The program has started again: of what was under way nobody knows what became.
    public mutating func recover(at now: Timestamp) {
        guard case .underWay(_, let towards) = phase else { return }
        applied = applied.inDoubt(after: towards)
        phase = .waiting(until: now)
    }

    private mutating func startOver() {
        closed = []
        way = nil
        tries = 0
    }

    private mutating func settleOrWait(until time: Timestamp) {
        phase = applied == .known(desired) ? .settled : .waiting(until: time)
    }
}

// What is tried, and what became of it.
extension EnforcementJob {
    /// The way to try now, noted as under way; nil when nothing is due or nothing can be tried.
    ///
    /// - Parameter chance: from 0 up to 65,535, all as likely; for the jitter.
    public mutating func attempt(
        of ladder: EnforcementLadder, at now: Timestamp, rules: EnforcementRules, chance: UInt16
    ) -> EnforcementWay? {
        guard let dueAt, dueAt <= now else { return nil }
        switch phase {
        case .stuck: startOver()
        // It was acknowledged and nothing came of it: a lost Stop, which the router's next answer shows, or it did not mean it.
        case .ending: if let way, tries >= rules.triesPerWay { closed.insert(way) }
        case .settled, .waiting, .underWay, .held, .over: break
        }
        let open = ladder.ways(to: desired, from: applied).filter { !closed.contains($0) }
        if way.map({ !open.contains($0) }) ?? true {
            way = open.first
            tries = 0
        }
        guard let way else {
            phase = .stuck(until: now.advanced(by: rules.pause(chance: chance)))
            return nil
        }
        tries += 1
        // Even if nobody hears what becomes of it there may be a queue from now on.
        if way == .router { hasQueue = true }
        phase = .underWay(way, towards: desired)
        return way
    }

    /// What became of the attempt that is under way; without meaning when none is.
    public mutating func take(
        _ answer: EnforcementAnswer, at now: Timestamp, rules: EnforcementRules, chance: UInt16
    ) {
        guard case .underWay(let way, let towards) = phase else { return }
        switch answer {
        case .done:
            succeed(way, towards: towards, at: now, rules: rules)
        case .gone:
            phase = .over
        case .never:
            closed.insert(way)
            phase = .waiting(until: now)
        case .silent:
            applied = applied.inDoubt(after: towards)
            retry(way, at: now, rules: rules, chance: chance)
        case .notNow, .notAsked:
            retry(way, at: now, rules: rules, chance: chance)
        }
    }

    private mutating func succeed(
        _ way: EnforcementWay, towards: AccessFingerprint, at now: Timestamp, rules: EnforcementRules
    ) {
        switch way {
        case .change, .router:
            // A router changes terms and leaves addresses as they are.
            applied = .known(AccessFingerprint(terms: towards.terms, addresses: applied.addresses ?? towards.addresses))
            tries = 0
            settleOrWait(until: now)
        case .disconnect:
            phase = .ending(until: now.advanced(by: rules.endingPatience))
        case .runOut:
            phase = .ending(until: now.advanced(by: rules.runOutPatience))
        }
    }

    private mutating func retry(
        _ way: EnforcementWay, at now: Timestamp, rules: EnforcementRules, chance: UInt16
    ) {
        if tries >= rules.triesPerWay { closed.insert(way) }
        phase = .waiting(until: now.advanced(by: rules.wait(after: tries, chance: chance)))
    }
}
