// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import TestKit

/// A router with one line's session, of which the tests know what it really has. It loses requests and answers, refuses, and lets the
/// line log in again when its session was ended.
struct StubbornRouter {
    /// How likely each thing is, in 1/256.
    struct Moods {
        var losesRequest: UInt8 = 0
        var losesAnswer: UInt8 = 0
        var refusesForNow: UInt8 = 0
        /// Says that it has ended the session, and has not.
        var pretends: UInt8 = 0
        /// The ways that it never goes.
        var cannot: Set<EnforcementWay> = []
    }

    let moods: Moods
    /// What the session really has; nil when there is none.
    private(set) var session: AccessFingerprint?
    /// How many sessions the line has had.
    private(set) var logins = 0
    private var generator: SeededGenerator

    init(_ moods: Moods, session: AccessFingerprint, seed: UInt64) {
        self.moods = moods
        self.session = session
        generator = SeededGenerator(seed: seed)
    }

    /// Asked for `fingerprint`; what it says.
    mutating func ask(
        _ way: EnforcementWay, for fingerprint: AccessFingerprint, _ purpose: ReplyPurpose
    ) -> EnforcementAnswer {
        if happens(moods.losesRequest) { return .silent }
        let answer = act(way, fingerprint, purpose)
        return happens(moods.losesAnswer) ? .silent : answer
    }

    private mutating func act(
        _ way: EnforcementWay, _ fingerprint: AccessFingerprint, _ purpose: ReplyPurpose
    ) -> EnforcementAnswer {
        guard let session else { return .gone }
        if moods.cannot.contains(way) { return .never }
        if happens(moods.refusesForNow) { return .notNow }
        switch way {
        case .change, .router:
            // What is not taken back by name stays.
            if session.isGarden, purpose == .accept { break }
            // Addresses stay those of the login.
            self.session = AccessFingerprint(terms: fingerprint.terms, addresses: session.addresses)
        case .disconnect, .runOut: if !happens(moods.pretends) { self.session = nil }
        }
        return .done
    }

    /// The line dials in anew and gets what it should have.
    mutating func logIn(_ fingerprint: AccessFingerprint) {
        logins += 1
        session = fingerprint == .offline ? nil : fingerprint
    }

    private mutating func happens(_ mood: UInt8) -> Bool {
        UInt8.random(in: 0..<255, using: &generator) < mood
    }
}
