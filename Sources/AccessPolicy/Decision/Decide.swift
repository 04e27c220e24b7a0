// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Whether a line may be online, and how: the one rule that every login, every trial of one and every change goes through.
///
/// Pure: the same arguments give the same answer. Allocates nothing; what is granted shares its arrays with the terms.
///
/// - Parameters:
///   - terms: the line that was found; nil when none was.
///   - plan: the plan that `terms` names; nil when it names none, or one that is not known.
///   - now: when it is decided, for the trace.
public func decide(
    _ request: AccessRequest, terms: AccessTerms?, plan: PlanTerms?, nas: NASTerms, now: Timestamp
) -> AccessDecision {
    var check = AccessCheck(request: request, terms: terms, plan: plan, trace: DecisionTrace(at: now))
    guard let reason = check.obstacle() else {
        return check.grant(nas: nas)
    }
    return check.answer(to: reason, nas: nas)
}
