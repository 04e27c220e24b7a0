// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// Whose prefixes stand on routers' address lists, found by going through all lines once.
struct LineOwners {
    private var owners: [IPPrefix: ServiceID] = [:]

    /// - Parameter prefixes: those that somebody will ask about.
    init(of prefixes: Set<IPPrefix>, in directory: AccessDirectory) {
        guard !prefixes.isEmpty else { return }
        directory.forEachLine { terms in
            let own = BlockedPrefixes(terms.line)
            for prefix in own.ipv4 + own.ipv6 where prefixes.contains(prefix) { owners[prefix] = terms.service }
        }
    }

    /// The line that has exactly this prefix; nil when none does.
    func owner(of prefix: IPPrefix) -> ServiceID? { owners[prefix] }
}
