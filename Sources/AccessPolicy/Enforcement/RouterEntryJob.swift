// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What is being done so that a router's own tables have what they should have of one line. A value that is stored after each
/// step, as ``EnforcementJob`` is.
///
/// It is there as long as the router may have anything of the line, whether a session runs or not: what was put on a list is taken
/// off again even if the session has ended, the line is gone or the router was away for a week. So it never gives up. For
/// what it could not bring about there is ``hasFailed``, and sessions are then dealt with in other ways.
public struct RouterEntryJob: Sendable, Hashable {
    public enum Phase: Sendable, Hashable {
        /// The router has shown that it is so.
        case settled
        /// The router is to be told at this time.
        case waiting(until: Timestamp)
        /// The router is being told.
        case underWay
        /// The router has shown that it has nothing of the line any more.
        case over
    }

    public internal(set) var phase: Phase
    /// What the router shall have.
    public internal(set) var wanted: RouterEntry
    /// Whether something else is wanted than what the router is being told.
    public internal(set) var isOutdated = false
    /// How often it was tried in vain.
    public internal(set) var tries = 0
    /// Whether what is wanted could not be brought about, so far.
    public internal(set) var hasFailed = false

    /// The router is to be told at once.
    public init(_ wanted: RouterEntry, at now: Timestamp) {
        self.wanted = wanted
        phase = .waiting(until: now)
    }

    /// A job as it was stored.
    public init(phase: Phase, wanted: RouterEntry, isOutdated: Bool, tries: Int, hasFailed: Bool) {
        self.phase = phase
        self.wanted = wanted
        self.isOutdated = isOutdated
        self.tries = tries
        self.hasFailed = hasFailed
    }

    /// When ``attempt(at:)`` is to be called; nil when nothing is to be done by the clock.
    public var dueAt: Timestamp? {
        switch phase {
        case .waiting(let time): time
        case .settled, .underWay, .over: nil
        }
    }
}

extension RouterEntryJob {
    /// The router shall have something else, or the same still.
    public mutating func want(_ wanted: RouterEntry, at now: Timestamp) {
        guard wanted != self.wanted else { return }
        // Whether the router can be told of a list does not depend on which prefixes go on it.
        if wanted.list != self.wanted.list { hasFailed = false }
        self.wanted = wanted
        tries = 0
        switch phase {
        case .underWay: isOutdated = true
        case .settled, .waiting, .over: phase = .waiting(until: now)
        }
    }

    /// The router is to show again that it has what it should have: somebody may have changed it.
    public mutating func check(at now: Timestamp) {
        switch phase {
        case .settled: phase = .waiting(until: now)
        case .waiting, .underWay, .over: break
        }
    }

    /// What to tell the router now, noted as under way; nil when nothing is due.
    public mutating func attempt(at now: Timestamp) -> RouterEntry? {
        guard let dueAt, dueAt <= now else { return nil }
        tries += 1
        isOutdated = false
        phase = .underWay
        return wanted
    }

    /// What became of the attempt that is under way; without meaning when none is.
    ///
    /// - Parameter chance: from 0 up to 65,535, all as likely; for the jitter.
    public mutating func take(
        _ answer: EnforcementAnswer, at now: Timestamp, rules: EnforcementRules, chance: UInt16
    ) {
        guard case .underWay = phase else { return }
        let wasOutdated = isOutdated
        isOutdated = false
        switch answer {
        case .done, .gone:
            tries = 0
            phase = wasOutdated ? .waiting(until: now) : wanted.isNone ? .over : .settled
            if !wasOutdated { hasFailed = false }
        case .never, .notNow, .silent, .notAsked:
            if answer == .never || tries >= rules.triesPerWay { hasFailed = !wanted.isNone }
            phase = .waiting(until: wasOutdated ? now : now.advanced(by: rules.wait(after: tries, chance: chance)))
        }
    }

    /// The program has started again: of what was under way nobody knows what became.
    public mutating func recover(at now: Timestamp) {
        guard case .underWay = phase else { return }
        isOutdated = false
        phase = .waiting(until: now)
    }
}
