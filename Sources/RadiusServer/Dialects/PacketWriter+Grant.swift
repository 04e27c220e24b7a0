// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// The parts of a grant that the RFCs have attributes for, which most vendors share.
extension PacketWriter {
    /// The whole grant for a router that has no attributes of its own for it.
    mutating func append(
        standard grant: AccessGrant, for nas: NASProfile, withGuarantee: Bool
    ) throws(PacketWritingError) {
        try append(addresses: grant.line)
        try append(pools: grant.pools)
        if let speed = GrantedSpeed(grant, for: nas) { try append(wisprOf: speed, withGuarantee: withGuarantee) }
        // RFC 2865 section 5.11: the name of a filter that the router keeps.
        try append(.filterId, name: grant.addressList)
        try append(timesOf: grant)
        try append(ipv4Resolvers: grant.dns)
        try append(ipv6Resolvers: grant.dns)
        try append(routesOf: grant.line)
    }

    /// Addresses and prefixes of the line, without its routes.
    mutating func append(addresses line: LineAddresses) throws(PacketWritingError) {
        try append(ipv4Of: line)
        try append(linkOf: line)
        for address in line.ipv6Addresses {
            try append(.framedIPv6Address, address)
        }
        try append(delegationsOf: line)
    }

    /// Framed-IP-Address and Framed-IP-Netmask.
    mutating func append(ipv4Of line: LineAddresses) throws(PacketWritingError) {
        guard let address = line.ipv4 else { return }
        try append(.framedIPAddress, address)
        if let length = line.netmaskLength {
            try append(.framedIPNetmask, IPv4Address(bits: ~(UInt32.max >> UInt32(length))))
        }
    }

    /// Framed-IPv6-Prefix and Framed-Interface-Id.
    mutating func append(linkOf line: LineAddresses) throws(PacketWritingError) {
        for prefix in line.framedIPv6 {
            try append(.framedIPv6Prefix, prefix)
        }
        if let identifier = line.interfaceID { try append(.framedInterfaceId, identifier) }
    }

    /// Delegated-IPv6-Prefix.
    mutating func append(delegationsOf line: LineAddresses) throws(PacketWritingError) {
        for prefix in line.delegated {
            try append(.delegatedIPv6Prefix, prefix)
        }
    }

    /// Framed-Route and Framed-IPv6-Route.
    mutating func append(routesOf line: LineAddresses) throws(PacketWritingError) {
        for route in line.routes {
            switch route.family {
            case .v4: try append(.framedRoute, RouteText.octets(route))
            case .v6: try append(.framedIPv6Route, RouteText.octets(route))
            }
        }
    }

    /// Framed-Pool, Framed-IPv6-Pool, Stateful-IPv6-Address-Pool, Delegated-IPv6-Prefix-Pool.
    mutating func append(pools: PoolNames) throws(PacketWritingError) {
        try append(.framedPool, name: pools.ipv4)
        try append(.framedIPv6Pool, name: pools.framedIPv6)
        try append(.statefulIPv6AddressPool, name: pools.statefulIPv6)
        try append(.delegatedIPv6PrefixPool, name: pools.delegated)
    }

    /// A name, if there is one: an attribute of no octets is none (RFC 2865 section 5).
    mutating func append(_ key: AttributeKey, name: [UInt8]?) throws(PacketWritingError) {
        guard let name, !name.isEmpty else { return }
        try append(key, name)
    }

    /// Session-Timeout, of at most so many seconds, Idle-Timeout, Acct-Interim-Interval.
    mutating func append(
        timesOf grant: AccessGrant, longestSession: UInt32 = .max
    ) throws(PacketWritingError) {
        if let seconds = grant.sessionTimeout { try append(.sessionTimeout, min(seconds, longestSession)) }
        if let seconds = grant.idleTimeout { try append(.idleTimeout, seconds) }
        if let seconds = grant.interimInterval { try append(.acctInterimInterval, seconds) }
    }

    /// WISPr's bandwidths in bit/s: the most, and the least where it is guaranteed.
    mutating func append(wisprOf speed: GrantedSpeed, withGuarantee: Bool) throws(PacketWritingError) {
        try append(.wisprBandwidthMaxUp, UInt32(clamping: speed.rates.up))
        try append(.wisprBandwidthMaxDown, UInt32(clamping: speed.rates.down))
        guard withGuarantee, let guarantee = speed.guarantee else { return }
        try append(.wisprBandwidthMinUp, UInt32(clamping: guarantee.up))
        try append(.wisprBandwidthMinDown, UInt32(clamping: guarantee.down))
    }
}
