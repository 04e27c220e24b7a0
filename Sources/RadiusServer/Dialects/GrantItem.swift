// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues

/// One thing that a grant can say, of which a vendor may know nothing.
enum GrantItem: UInt8, Sendable, CaseIterable {
    case ipv4Address, netmask, framedIPv6, interfaceID, ipv6Address, delegation
    case ipv4Routes, ipv6Routes
    case ipv4Pool, framedIPv6Pool, statefulIPv6Pool, delegationPool
    case ipv4Resolvers, ipv6Resolvers
    case rates, burst, guarantee, priority
    case sessionTimeout, idleTimeout, interimInterval
    case addressList, profile

    /// Whether a grant says it.
    func isIn(_ grant: AccessGrant) -> Bool {
        switch self {
        case .ipv4Address: grant.line.ipv4 != nil
        case .netmask: grant.line.ipv4 != nil && grant.line.netmaskLength != nil
        case .framedIPv6: !grant.line.framedIPv6.isEmpty
        case .interfaceID: grant.line.interfaceID != nil
        case .ipv6Address: !grant.line.ipv6Addresses.isEmpty
        case .delegation: !grant.line.delegated.isEmpty
        case .ipv4Routes: grant.line.routes.contains { $0.family == .v4 }
        case .ipv6Routes: grant.line.routes.contains { $0.family == .v6 }
        case .ipv4Pool: grant.pools.ipv4 != nil
        case .framedIPv6Pool: grant.pools.framedIPv6 != nil
        case .statefulIPv6Pool: grant.pools.statefulIPv6 != nil
        case .delegationPool: grant.pools.delegated != nil
        case .ipv4Resolvers: grant.dns.contains { $0.family == .v4 }
        case .ipv6Resolvers: grant.dns.contains { $0.family == .v6 }
        case .rates: grant.rates != nil
        case .burst: grant.burst != nil
        case .guarantee: grant.guarantee != nil
        case .priority: grant.priority != nil
        case .sessionTimeout: grant.sessionTimeout != nil
        case .idleTimeout: grant.idleTimeout != nil
        case .interimInterval: grant.interimInterval != nil
        case .addressList: grant.addressList != nil
        case .profile: grant.profile != nil
        }
    }

    /// The item in the words of messages.
    var text: String {
        switch self {
        case .ipv4Address: "the IPv4 address"
        case .netmask: "the netmask"
        case .framedIPv6: "the IPv6 prefix of the link"
        case .interfaceID: "the interface identifier"
        case .ipv6Address: "the IPv6 address"
        case .delegation: "the delegated prefix"
        case .ipv4Routes: "the IPv4 routes"
        case .ipv6Routes: "the IPv6 routes"
        case .ipv4Pool: "the IPv4 pool"
        case .framedIPv6Pool: "the pool of IPv6 link prefixes"
        case .statefulIPv6Pool: "the pool of IPv6 addresses"
        case .delegationPool: "the pool of delegated prefixes"
        case .ipv4Resolvers: "the IPv4 resolvers"
        case .ipv6Resolvers: "the IPv6 resolvers"
        case .rates: "the rates"
        case .burst: "the burst"
        case .guarantee: "the guaranteed rates"
        case .priority: "the priority"
        case .sessionTimeout: "the session timeout"
        case .idleTimeout: "the idle timeout"
        case .interimInterval: "the interval of meter readings"
        case .addressList: "the address list"
        case .profile: "the profile"
        }
    }
}
