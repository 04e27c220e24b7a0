// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// What an Access-Request was found to be, before anything is decided.
struct Examination {
    /// The question for the policy.
    let request: AccessRequest
    /// The line; nil when none was found.
    let terms: AccessTerms?
    /// The line's plan.
    let plan: PlanTerms?
    /// Where User-Name stands; empty when there is none.
    let userName: Range<Int>
    let credentials: Credentials
    /// The hash of the stored password, where MS-CHAP needs it for the answer.
    let hash: NTHash?

    /// What the policy says.
    func decision(at nas: NASProfile, now: Timestamp) -> AccessDecision {
        AccessPolicy.decide(request, terms: terms, plan: plan, nas: nas.terms, now: now)
    }
}

/// Which way an Access-Request goes.
enum Ruling {
    /// The policy is to decide.
    case examined(Examination)
    /// The operator refuses the realm of the user name.
    case realmRefused(Credentials)
    /// Another server answers for the realm.
    case handOn(RealmTerms)
}
