// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// How routers are asked to give sessions what they should have.
public struct EnforcementWays: Sendable {
    private let control: any SessionControl
    /// nil where routers' own interfaces are not used.
    let router: (any RouterAccess)?

    /// - Parameters:
    ///   - control: changes and ends sessions.
    ///   - router: reads and writes routers' own tables; nil for none.
    public init(control: any SessionControl, router: (any RouterAccess)? = nil) {
        self.control = control
        self.router = router
    }

    /// Makes an attempt; takes until the router has answered or was asked often enough.
    func make(_ attempt: EnforcementAttempt) async -> EnforcementReport {
        let outcome: ControlOutcome
        switch attempt.way {
        case .change:
            guard let grant = attempt.grant else {
                return EnforcementReport(attempt, .never, "a session that must not run cannot be changed")
            }
            guard control.canChange(from: Self.whatMayBe(before: grant), to: grant, at: attempt.nas) else {
                return EnforcementReport(attempt, .never, "this router cannot change all of it while the session runs")
            }
            outcome = await control.change(attempt.controlled, to: grant)
        case .disconnect:
            outcome = await control.disconnect(attempt.controlled)
        case .runOut:
            return EnforcementReport(
                attempt, .done, "this router can neither change nor end it; it ends by itself when its time is over")
        case .router:
            // The line's entry says what comes of it.
            return EnforcementReport(attempt, .notAsked, "the router is told of the line, not of the session")
        }
        return EnforcementReport(attempt, EnforcementAnswer(outcome), "\(outcome)")
    }

    /// What the session may have until it is changed: of its former terms only a fingerprint is kept. Speed and times may
    /// all be others; lists and profiles are where a garden begins or ends.
    private static func whatMayBe(before grant: AccessGrant) -> AccessGrant {
        var before = grant
        (before.rates, before.burst, before.guarantee, before.priority) = (nil, nil, nil, nil)
        (before.sessionTimeout, before.idleTimeout) = (nil, nil)
        switch grant.purpose {
        case .accept: break
        case .block:
            (before.purpose, before.garden) = (.accept, nil)
            (before.addressList, before.profile) = (nil, nil)
        case .restore:
            // A list that no router has, in the place of the garden's.
            (before.purpose, before.addressList, before.profile) = (.block, [0], nil)
        }
        return before
    }
}
