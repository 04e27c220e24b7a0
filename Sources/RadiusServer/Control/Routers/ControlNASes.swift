// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues

/// The NASes as the directory has them at the moment, with what is computed of each kept until it is changed.
///
/// Belongs to one thread.
struct ControlNASes {
    private let directory: @Sendable () -> AccessDirectory
    private var known: [NASID: NASProfile] = [:]

    init(_ directory: @escaping @Sendable () -> AccessDirectory) {
        self.directory = directory
    }

    /// The NAS of a number; nil when there is none that can be talked to.
    mutating func profile(of nas: NASID) -> NASProfile? {
        guard let terms = directory().nas(nas), terms.state != .retired else {
            known[nas] = nil
            return nil
        }
        if let profile = known[nas], profile.terms === terms { return profile }
        let profile = NASProfile(terms)
        known[nas] = profile
        return profile
    }

    /// The plan of a number.
    func plan(_ id: PlanID?) -> PlanTerms? { directory().plan(id) }
}

extension NASTerms {
    /// Where the router of a session takes requests: at its own address, or where the NAS is a network at that of the session's
    /// records.
    func endpoint(of session: ControlledSession) -> RadiusEndpoint? {
        let isSingleRouter = source.length == source.family.bitWidth
        let address = isSingleRouter ? source.first : session.router
        guard let address, source.contains(address) else { return nil }
        return RadiusEndpoint(address: address, port: dynamicAuthorizationPort)
    }
}
