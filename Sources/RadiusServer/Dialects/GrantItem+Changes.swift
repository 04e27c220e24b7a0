// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues

extension GrantItem {
    /// Whether two grants say the same of it.
    func isSame(in left: AccessGrant, and right: AccessGrant) -> Bool {
        switch self {
        case .ipv4Address: left.line.ipv4 == right.line.ipv4
        case .netmask: left.line.netmaskLength == right.line.netmaskLength
        case .framedIPv6: left.line.framedIPv6 == right.line.framedIPv6
        case .interfaceID: left.line.interfaceID == right.line.interfaceID
        case .ipv6Address: left.line.ipv6Addresses == right.line.ipv6Addresses
        case .delegation: left.line.delegated == right.line.delegated
        case .ipv4Routes: routes(of: left, .v4) == routes(of: right, .v4)
        case .ipv6Routes: routes(of: left, .v6) == routes(of: right, .v6)
        case .ipv4Pool: left.pools.ipv4 == right.pools.ipv4
        case .framedIPv6Pool: left.pools.framedIPv6 == right.pools.framedIPv6
        case .statefulIPv6Pool: left.pools.statefulIPv6 == right.pools.statefulIPv6
        case .delegationPool: left.pools.delegated == right.pools.delegated
        case .ipv4Resolvers: resolvers(of: left, .v4) == resolvers(of: right, .v4)
        case .ipv6Resolvers: resolvers(of: left, .v6) == resolvers(of: right, .v6)
        case .rates: left.rates == right.rates
        case .burst: left.burst == right.burst
        case .guarantee: left.guarantee == right.guarantee
        case .priority: left.priority == right.priority
        case .sessionTimeout: left.sessionTimeout == right.sessionTimeout
        case .idleTimeout: left.idleTimeout == right.idleTimeout
        case .interimInterval: left.interimInterval == right.interimInterval
        case .addressList: left.addressList == right.addressList
        case .profile: left.profile == right.profile
        }
    }

    /// Whether a session may keep what it has of it until the next login: nobody is online, offline, fast or slow by it.
    var waitsForLogin: Bool {
        switch self {
        case .ipv4Resolvers, .ipv6Resolvers, .sessionTimeout, .idleTimeout, .interimInterval: true
        case .ipv4Address, .netmask, .framedIPv6, .interfaceID, .ipv6Address, .delegation, .ipv4Routes, .ipv6Routes,
            .ipv4Pool, .framedIPv6Pool, .statefulIPv6Pool, .delegationPool, .rates, .burst, .guarantee, .priority,
            .addressList, .profile:
            false
        }
    }

    /// Whether it is a part of the speed.
    var isSpeed: Bool {
        switch self {
        case .rates, .burst, .guarantee, .priority: true
        case .ipv4Address, .netmask, .framedIPv6, .interfaceID, .ipv6Address, .delegation, .ipv4Routes, .ipv6Routes,
            .ipv4Pool, .framedIPv6Pool, .statefulIPv6Pool, .delegationPool, .ipv4Resolvers, .ipv6Resolvers,
            .sessionTimeout, .idleTimeout, .interimInterval, .addressList, .profile:
            false
        }
    }

    private func routes(of grant: AccessGrant, _ family: IPFamily) -> [IPPrefix] {
        grant.line.routes.filter { $0.family == family }
    }

    private func resolvers(of grant: AccessGrant, _ family: IPFamily) -> [IPAddress] {
        grant.dns.filter { $0.family == family }
    }
}
