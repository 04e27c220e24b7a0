// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// What is known of a home server: which Identifiers are in use toward it, and whether it answers at all.
struct HomeServer {
    var slots: SourceSlots
    /// What the last login for it was sent with; probes are, too.
    var secret: SharedSecret
    /// Whether a Status-Server is under way.
    var isProbed = false
    /// Logins without an answer since the last one with.
    private var silences = 0
    private var restsUntil: UInt64 = 0
    private let silencesUntilDown: Int
    private let rest: UInt64

    init(_ settings: ProxySettings, secret: SharedSecret) {
        slots = SourceSlots(ports: settings.ports, rest: 0)
        self.secret = secret
        silencesUntilDown = max(1, settings.silencesUntilDown)
        rest = settings.rest.nanoseconds
    }

    /// Whether logins are not even tried with it.
    func isDown(at now: UInt64) -> Bool { now < restsUntil }

    /// It has answered something.
    mutating func noteAnswer() {
        silences = 0
        restsUntil = 0
    }

    /// A login was not answered in time. After the rest the first silence is enough for another one.
    mutating func noteSilence(at now: UInt64) {
        silences = min(silences + 1, silencesUntilDown)
        if silences == silencesUntilDown, !isDown(at: now) { restsUntil = now &+ rest }
    }
}
