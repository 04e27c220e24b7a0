// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// What an Access-Request was found to be, before anything is written.
struct Examination {
    /// Where User-Name stands; empty when there is none.
    let userName: Range<Int>
    let credentials: Credentials
    /// The hash of the stored password, where MS-CHAP needs it for the answer.
    let hash: NTHash?
    /// The line; nil when none was found.
    let service: ServiceID?
    /// The line's plan.
    let plan: PlanTerms?
    let decision: AccessDecision
}

/// Which way an Access-Request goes.
enum Ruling {
    /// The policy has decided.
    case decided(Examination)
    /// The operator refuses the realm of the user name.
    case realmRefused(Credentials)
    /// Another server answers for the realm.
    case handOn(RealmTerms)
}
