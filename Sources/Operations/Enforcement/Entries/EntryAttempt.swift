// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// What a router is to be told of one line: noted as under way, and not told yet.
struct EntryAttempt: Sendable {
    /// The number of its row.
    let id: Int64
    /// Which of its repetitions this is.
    let tries: Int
    let place: RouterPlace
    let entry: RouterEntry
    /// The names that the line's sessions have logged in with at the router.
    let userNames: Set<[UInt8]>
}

/// What became of it.
struct EntryReport: Sendable {
    let attempt: Int64
    let tries: Int
    let place: RouterPlace
    let answer: EnforcementAnswer
    /// In words, for people.
    let said: String

    init(_ attempt: EntryAttempt, _ answer: EnforcementAnswer, _ said: String) {
        self.attempt = attempt.id
        tries = attempt.tries
        place = attempt.place
        self.answer = answer
        self.said = said
    }
}

extension EnforcementAnswer {
    /// What became of something that a router was to have.
    init(_ outcome: RouterOutcome) {
        switch outcome {
        case .confirmed: self = .done
        case .refused: self = .never
        case .unverified: self = .silent
        case .notSent(let trouble): self.init(untold: trouble)
        }
    }

    /// What it means that a router could not be told.
    init(untold trouble: RouterTrouble) {
        switch trouble.kind {
        case .noAccount, .untrusted, .login, .refused: self = .never
        case .unreachable, .silent, .confused, .busy: self = .notNow
        case .cancelled: self = .notAsked
        }
    }
}
