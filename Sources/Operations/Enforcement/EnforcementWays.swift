// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import ProviderValues

/// How routers are asked to give sessions what they should have.
public struct EnforcementWays: Sendable {
    /// The ways that a router offers, in the order in which they are tried.
    let ladder: @Sendable (NASTerms) -> EnforcementLadder
    private let control: any SessionControl

    /// - Parameters:
    ///   - control: changes and ends sessions.
    ///   - ladder: the ways that a router offers.
    public init(
        control: any SessionControl, ladder: @escaping @Sendable (NASTerms) -> EnforcementLadder = Self.usualLadder
    ) {
        self.control = control
        self.ladder = ladder
    }

    /// Change the session where the vendor's routers take changes, else end it.
    @Sendable public static func usualLadder(of nas: NASTerms) -> EnforcementLadder {
        switch nas.vendor {
        case .mikrotik, .accelPPP, .cisco, .juniper, .huawei, .generic: EnforcementLadder([.change, .disconnect])
        // Their routers only end sessions.
        case .ubiquiti, .cambium: EnforcementLadder([.disconnect])
        }
    }

    /// Makes an attempt; takes until the router has answered or was asked often enough.
    func make(_ attempt: EnforcementAttempt) async -> EnforcementReport {
        let outcome: ControlOutcome
        switch attempt.way {
        case .change:
            guard let grant = attempt.grant else {
                return report(attempt, .never, "a session that must not run cannot be changed")
            }
            guard control.canChange(from: Self.whatMayBe(before: grant), to: grant, at: attempt.nas) else {
                return report(attempt, .never, "this router cannot change all of it while the session runs")
            }
            outcome = await control.change(attempt.controlled, to: grant)
        case .disconnect:
            outcome = await control.disconnect(attempt.controlled)
        case .router:
            return report(attempt, .never, "this server has no access to the router's own interface")
        }
        return report(attempt, EnforcementAnswer(outcome), "\(outcome)")
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

    private func report(
        _ attempt: EnforcementAttempt, _ answer: EnforcementAnswer, _ said: String
    ) -> EnforcementReport {
        EnforcementReport(attempt: attempt.id, session: attempt.session, answer: answer, said: said)
    }
}
