// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a session that runs should have now.
public enum DesiredAccess: Sendable, Equatable {
    /// It runs on these terms, or in this walled garden.
    case online(AccessGrant)
    /// It does not run at all.
    case offline(AccessRefusal)

    /// How that came about.
    public var trace: DecisionTrace {
        switch self {
        case .online(let grant): grant.trace
        case .offline(let refusal): refusal.trace
        }
    }
}

/// What a session should have now: what its line would be answered if it logged in at this moment as it did when the session
/// began.
///
/// Pure, and the same rule as that of logins, so that a session is never changed to what its next login would not get.
///
/// - Parameters:
///   - device: the device that the session runs on; nil when its router did not name it.
///   - terms: the line; nil when the service is gone.
///   - plan: the plan that `terms` names; nil when it names none, or one that is not known.
///   - nas: the router that has the session.
///   - now: when it is decided, for the trace.
public func desiredAccess(
    device: MACAddress?, terms: AccessTerms?, plan: PlanTerms?, nas: NASTerms, now: Timestamp
) -> DesiredAccess {
    let request = AccessRequest(
        nas: nas.id, identifiedBy: .userName, method: .pap, proof: .matches, mac: device ?? terms?.macs.first,
        circuit: .matches)
    switch decide(request, terms: terms, plan: plan, nas: nas, now: now) {
    case .grant(let grant): return .online(grant)
    case .refusal(let refusal): return .offline(refusal)
    }
}
