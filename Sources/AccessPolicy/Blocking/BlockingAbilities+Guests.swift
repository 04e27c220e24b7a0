// SPDX-License-Identifier: Apache-2.0

import ProviderValues

extension BlockingAbilities {
    /// How sure it is that a guest of the garden cannot use a part of a line after logging in.
    ///
    /// Only what comes from a pool of its own can be told apart by static rules in every version. A list given at the login marks
    /// the IPv4 address alone, so it counts for that and for nothing else.
    func guestHas(_ part: BlockedPart) -> BlockingAssurance {
        guard let garden else { return .documented }
        switch part {
        case .ipv4Address:
            if garden.addressList != nil, vendor == .mikrotik { return .documented }
            if garden.keepOwnAddresses { return garden.profile == nil ? .impossible(.noRejectPool) : .believed }
            return garden.pools.ipv4 == nil ? .impossible(.noRejectPool) : .documented
        case .ipv4Routes:
            // A guest without own addresses gets no route.
            guard garden.keepOwnAddresses else { return .documented }
            return garden.profile == nil ? .impossible(.noRejectPool) : .believed
        case .ipv6Address:
            return guestIPv6(garden.pools.statefulIPv6, garden)
        case .linkPrefix:
            return guestIPv6(garden.pools.framedIPv6, garden)
        case .delegatedPrefix:
            return guestIPv6(garden.pools.delegated, garden).weaker(poolChoice)
        case .nextSession:
            return .documented
        }
    }

    private func guestIPv6(_ pool: [UInt8]?, _ garden: GardenTerms) -> BlockingAssurance {
        if garden.keepOwnAddresses { return garden.profile == nil ? .impossible(.noRejectPool) : .believed }
        guard pool == nil else { return .documented }
        // A profile of the garden's own names its own pools, or none.
        if garden.profile != nil { return .believed }
        // RouterOS gives no single addresses to PPP sessions.
        if vendor == .mikrotik, garden.pools.framedIPv6 != nil, garden.pools.delegated != nil { return .documented }
        return .impossible(.noRejectPool)
    }

    /// Whether the router can be told by name from which pool to delegate.
    private var poolChoice: BlockingAssurance {
        switch vendor {
        case .mikrotik:
            guard let version else { return .documented }
            // 6.43 knows the attribute; that it is heeded is reported from 6.46.1 on.
            if version < SoftwareVersion(6, 43) { return .impossible(.poolNotChoosable) }
            return version < SoftwareVersion(6, 46, 1) ? .believed : .documented
        case .accelPPP, .juniper, .huawei: return .documented
        case .cisco, .generic: return .believed
        case .ubiquiti, .cambium: return .impossible(.poolNotChoosable)
        }
    }
}
