// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import RadiusCodec

/// The secrets of home servers with their digests begun, made once for each state of a realm.
struct HomeSecrets {
    private var made: [RealmID: (realm: RealmTerms, secret: SharedSecret)] = [:]

    /// The secret of a proxied realm; nil for one that is not, or has none.
    subscript(realm: RealmTerms) -> SharedSecret? {
        mutating get {
            if let known = made[realm.id], known.realm === realm { return known.secret }
            guard case .proxy(_, _, let secret) = realm.way, let fresh = SharedSecret(secret.reveal()) else {
                return nil
            }
            made[realm.id] = (realm, fresh)
            return fresh
        }
    }
}
