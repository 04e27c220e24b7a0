// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import ProviderValues

/// One try to bring a session to what it should have: noted as under way, and not made yet.
struct EnforcementAttempt: Sendable {
    /// The number of its row.
    let id: Int64
    let session: SessionID
    let nas: NASID
    let way: EnforcementWay
    /// What the session should have; of an offline one nothing is told to the router but its end.
    let desired: DesiredAccess
    let purpose: ReplyPurpose
    let controlled: ControlledSession

    /// The terms to tell the router.
    var grant: AccessGrant? {
        guard case .online(var grant) = desired else { return nil }
        grant.purpose = purpose
        // A guest without a profile of the garden's own is held back by speed alone, which counts both families.
        if grant.garden != nil, way == .change {
            grant.rates = grant.profile == nil ? BlockingJob.trickle : grant.rates ?? BlockingJob.trickle
        }
        return grant
    }
}

/// What became of an attempt.
struct EnforcementReport: Sendable {
    let attempt: Int64
    let session: SessionID
    let way: EnforcementWay
    /// What the session should have when the router was asked.
    let towards: AccessFingerprint
    let answer: EnforcementAnswer
    /// In words, for people.
    let said: String
    /// What the next meter readings have to show; nil where there is nothing to see.
    let proof: MeterProof?

    init(_ attempt: EnforcementAttempt, _ answer: EnforcementAnswer, _ said: String) {
        self.attempt = attempt.id
        session = attempt.session
        way = attempt.way
        towards = attempt.desired.fingerprint
        self.answer = answer
        self.said = said
        proof = attempt.way == .change ? attempt.grant.flatMap { MeterProof($0) } : nil
    }
}

extension EnforcementAnswer {
    /// What a router's answer over RADIUS means.
    init(_ outcome: ControlOutcome) {
        switch outcome {
        case .acknowledged: self = .done
        case .unanswered: self = .silent
        case .refused(let refusal):
            switch refusal.kind {
            case .sessionGone: self = .gone
            case .unsupported, .prohibited, .severalSessions, .otherRouter, .missingAttribute, .invalid: self = .never
            case .resources, .other: self = .notNow
            }
        case .notSent(let obstacle):
            switch obstacle {
            case .notChangeable, .tooLong, .unknownNAS, .unknownRouter, .noSource, .unnamedSession: self = .never
            case .replaced, .cancelled, .queueFull, .waitedTooLong, .stopping: self = .notAsked
            }
        }
    }

    /// The answer with this ``word``; nil for a word of another release.
    init?(word: String) {
        guard let answer = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = answer
    }

    /// The word stored in the database, and shown to programs.
    public var word: String {
        switch self {
        case .done: "done"
        case .gone: "gone"
        case .never: "never"
        case .notNow: "not_now"
        case .silent: "silent"
        case .notAsked: "not_asked"
        }
    }
}
