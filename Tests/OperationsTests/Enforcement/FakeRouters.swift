// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import Synchronization
import TestKit

/// Routers that take changes and disconnects. The tests judge what their sessions have, not what the enforcer believes.
final class FakeRouters: SessionControl {
    struct Moods {
        /// In 1/256: how often a request or its answer is lost, and how often it is refused for now.
        var loses: UInt8 = 0
        var refuses: UInt8 = 0
        /// Whether they change no session, and whether they only say that they have.
        var changesNothing = false
        var lies = false
    }

    private struct State {
        var sessions: [[UInt8]: AccessGrant?] = [:]
        /// Sessions that a disconnect has ended.
        var ended: [[UInt8]] = []
        var requests = 0
        var generator: SeededGenerator
    }

    private let moods: Moods
    private let state: Mutex<State>

    init(_ moods: Moods = Moods(), seed: UInt64 = 1) {
        self.moods = moods
        state = Mutex(State(generator: SeededGenerator(seed: seed)))
    }

    /// A session begins with these terms; nil for terms that nobody looks at.
    func begin(_ session: [UInt8], with grant: AccessGrant? = nil) {
        state.withLock { $0.sessions[session] = .some(grant) }
    }

    /// What a session has; nil for one that does not run.
    func terms(of session: [UInt8]) -> AccessGrant? { state.withLock { $0.sessions[session] ?? nil } }

    func runs(_ session: [UInt8]) -> Bool { state.withLock { $0.sessions[session] != nil } }

    /// Requests so far, lost ones not counted.
    var requests: Int { state.withLock { $0.requests } }

    /// The sessions that were ended since the last call.
    func takeEnded() -> [[UInt8]] {
        state.withLock { state in
            defer { state.ended = [] }
            return state.ended
        }
    }

    func disconnect(_ session: ControlledSession) async -> ControlOutcome {
        answer(session) { state in
            state.sessions[session.sessionID] = nil
            state.ended.append(session.sessionID)
        }
    }

    func change(_ session: ControlledSession, to access: AccessGrant) async -> ControlOutcome {
        if moods.changesNothing { return .refused(ControlRefusal(.unsupported, errorCause: 405)) }
        return answer(session) { state in
            if moods.lies { return }
            // What a garden has set stays until it is taken back by name.
            let isGuest = state.sessions[session.sessionID].flatMap(\.self)?.garden != nil
            if isGuest, access.purpose == .accept { return }
            state.sessions[session.sessionID] = access
        }
    }

    func canChange(from applied: AccessGrant, to desired: AccessGrant, at nas: NASID) -> Bool { true }

    private func answer(_ session: ControlledSession, _ act: (inout State) -> Void) -> ControlOutcome {
        state.withLock { state in
            func happens(_ mood: UInt8) -> Bool { UInt8.random(in: 0..<255, using: &state.generator) < mood }
            if happens(moods.loses) { return .unanswered }
            state.requests += 1
            guard state.sessions[session.sessionID] != nil else {
                return .refused(ControlRefusal(.sessionGone, errorCause: 503))
            }
            if happens(moods.refuses) { return .refused(ControlRefusal(.resources, errorCause: 506)) }
            act(&state)
            return happens(moods.loses) ? .unanswered : .acknowledged
        }
    }
}
