// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// A session's terms in 64 bits: two sets of terms with one fingerprint are the same for a session that runs.
///
/// It travels in `Class` and is stored, so its form never changes. Nobody gains by finding two terms with one fingerprint: they
/// are the provider's own.
public struct AccessFingerprint: Sendable, Hashable {
    /// What a router can change while the session runs: speed, lists, profile, garden, times. The lowest bit says whether it is a
    /// walled garden.
    public let terms: UInt32
    /// What takes a new login to change: addresses, prefixes, pools, resolvers.
    public let addresses: UInt32

    public init(terms: UInt32, addresses: UInt32) {
        self.terms = terms
        self.addresses = addresses
    }

    /// Both halves in one number, for storage and the wire.
    public var number: UInt64 { UInt64(terms) << 32 | UInt64(addresses) }

    /// The fingerprint with this ``number``.
    public init(number: UInt64) {
        self.init(terms: UInt32(number >> 32), addresses: UInt32(truncatingIfNeeded: number))
    }

    /// Whether the session is in a walled garden.
    public var isGarden: Bool { terms & 1 == 1 }

    /// That of a session that does not run.
    public static let offline = AccessFingerprint(terms: 0, addresses: 0)
}

extension DesiredAccess {
    /// The fingerprint of what a session should have.
    public var fingerprint: AccessFingerprint {
        switch self {
        case .online(let grant): grant.fingerprint
        case .offline: .offline
        }
    }
}

extension AccessGrant {
    /// The fingerprint of these terms; never that of ``AccessFingerprint/offline``.
    public var fingerprint: AccessFingerprint {
        let terms = garden == nil ? termsHash & ~1 : termsHash | 1
        return AccessFingerprint(terms: max(2, terms), addresses: addressesHash)
    }

    private var termsHash: UInt32 {
        var hash = TermsHash()
        hash.add(garden.map(\.rawValue))
        hash.add(rates)
        hash.add(burst?.rates)
        hash.add(burst?.threshold)
        hash.add(burst.map { UInt64($0.secondsDown) << 32 | UInt64($0.secondsUp) })
        hash.add(guarantee)
        hash.add(priority.map(UInt64.init))
        // A session that runs keeps its garden's short time, so that it asks again soon; a change gives the line's own.
        hash.add(sessionTimeout.map(UInt64.init))
        hash.add(idleTimeout.map(UInt64.init))
        hash.add(addressList)
        hash.add(profile)
        return hash.folded
    }

    private var addressesHash: UInt32 {
        var hash = TermsHash()
        hash.add(line)
        for name in [pools.ipv4, pools.framedIPv6, pools.statefulIPv6, pools.delegated] { hash.add(name) }
        hash.add(UInt64(dns.count))
        for address in dns { hash.add(address) }
        return hash.folded
    }
}
