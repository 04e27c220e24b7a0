// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What is being done about one session, and what is known of it. A value that is stored after each step: whoever reads it after a
/// crash goes on from there.
///
/// Each step is a pure function of the job and of what happened. An attempt is stored as ``Phase/underWay(_:towards:)`` before the
/// router is asked, so that nobody who comes later takes what it may have done for what it has not.
public struct EnforcementJob: Sendable, Hashable {
    public enum Phase: Sendable, Hashable {
        /// The session has what it should have.
        case settled
        /// Something is to be tried at this time.
        case waiting(until: Timestamp)
        /// A way is being tried; what the router is asked for may have changed since.
        case underWay(EnforcementWay, towards: AccessFingerprint)
        /// The session was ended, and until this time its end is expected to be reported.
        case ending(until: Timestamp)
        /// Every way has failed: people should look. All is tried again at this time.
        case stuck(until: Timestamp)
        /// Nothing is asked of the session itself: its router's own address lists hold its line.
        case held
        /// The session is over.
        case over
    }

    public internal(set) var phase: Phase
    /// What the session should have.
    public internal(set) var desired: AccessFingerprint
    /// What it has, as far as anybody knows.
    public internal(set) var applied: AppliedAccess
    /// Ways that this router will not go for this session.
    public internal(set) var closed: Set<EnforcementWay> = []
    /// The way that is tried next, and how often it was tried.
    public internal(set) var way: EnforcementWay?
    public internal(set) var tries = 0
    /// Whether its rates come from a queue of ours at its router.
    public internal(set) var hasQueue = false

    /// A session that has `applied` and should have `desired`.
    public init(desired: AccessFingerprint, applied: AppliedAccess, at now: Timestamp) {
        self.desired = desired
        self.applied = applied
        phase = applied == .known(desired) ? .settled : .waiting(until: now)
    }

    /// A job as it was stored.
    public init(
        phase: Phase, desired: AccessFingerprint, applied: AppliedAccess, closed: Set<EnforcementWay>,
        way: EnforcementWay?, tries: Int, hasQueue: Bool = false
    ) {
        self.phase = phase
        self.desired = desired
        self.applied = applied
        self.closed = closed
        self.way = way
        self.tries = tries
        self.hasQueue = hasQueue
    }

    /// What a change is sent for: a session that is in a garden, or may be, is brought back by an explicit restore.
    public var purpose: ReplyPurpose {
        if desired.isGarden { return .block }
        return applied.mayBeGarden ? .restore : .accept
    }

    /// When ``attempt(of:at:rules:chance:)`` is to be called; nil when nothing is to be done by the clock.
    public var dueAt: Timestamp? {
        switch phase {
        case .waiting(let time), .ending(let time), .stuck(let time): time
        case .settled, .underWay, .held, .over: nil
        }
    }
}
