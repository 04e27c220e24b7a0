// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// A directory in the making: begins as another one and takes edits until it is finished.
struct DirectoryDraft {
    private var shards: [DirectoryShard]
    private var serviceCount: Int
    private let base: AccessDirectory
    private var newRouters: DirectoryRouters?

    init(from base: AccessDirectory) {
        self.base = base
        shards = base.shards
        serviceCount = base.serviceCount
    }

    /// Files a line in the place of what it was before.
    mutating func put(_ terms: AccessTerms) {
        let keys = terms.accessKeys
        var old: AccessTerms?
        for key in keys {
            old = shards[AccessDirectory.shard(of: key)].insert(terms, under: key) ?? old
        }
        // Every line is filed by its number, so what was known of it has just been met.
        guard let old else {
            serviceCount += 1
            return
        }
        for key in old.accessKeys where !keys.contains(key) {
            shards[AccessDirectory.shard(of: key)].remove(old.service, under: key)
        }
    }

    /// Forgets a line, if there is one of this number.
    mutating func remove(_ service: ServiceID) {
        guard let old = find(service) else { return }
        serviceCount -= 1
        for key in old.accessKeys {
            shards[AccessDirectory.shard(of: key)].remove(service, under: key)
        }
    }

    /// Puts other routers, plans and realms in the place of all.
    mutating func replaceRouters(_ routers: DirectoryRouters) {
        newRouters = routers
    }

    /// The finished directory, which is one generation younger than the one it began as.
    func finished(position: Int64, origin: DirectoryOrigin) -> AccessDirectory {
        AccessDirectory(
            generation: base.generation + 1, routersGeneration: base.routersGeneration + (newRouters == nil ? 0 : 1),
            position: position, origin: origin, serviceCount: serviceCount, routers: newRouters ?? base.routers,
            shards: shards)
    }

    private func find(_ service: ServiceID) -> AccessTerms? {
        let key = AccessKey(service: service)
        let shard = shards[AccessDirectory.shard(of: key)]
        var place = shard.start(key)
        while let terms = shard.next(key, at: &place) {
            if terms.service == service { return terms }
        }
        return nil
    }
}
