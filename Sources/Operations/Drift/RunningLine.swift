// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// A session and its line, as accounting and its router together know them.
struct RunningLine {
    /// nil when accounting does not know it.
    let session: SessionID?
    let terms: AccessTerms
    let desired: DesiredAccess
    /// What is known of the terms that it has.
    let applied: AppliedAccess
    /// Whether its login led into a walled garden.
    let beganInGarden: Bool
    /// Whether nothing is asked of the session because its router's list holds the line.
    let isHeld: Bool
    let subject: String
    /// Everything that it has of both families, the line's own and what its router gave it.
    let prefixes: [IPPrefix]
    /// What its router lets through; nil when that is not known, the greatest number where there is no limit.
    let speed: Rates?

    /// Whether it is in a walled garden as far as anybody knows.
    var isGuest: Bool {
        switch applied {
        case .known(let fingerprint): fingerprint.isGarden
        case .unknown: beganInGarden
        case .uncertain: false
        }
    }
}

extension BlockedPrefixes {
    /// Of both families.
    var all: [IPPrefix] { ipv4 + ipv6 }
}
