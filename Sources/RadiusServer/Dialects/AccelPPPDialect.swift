// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// accel-ppp, alone or inside VyOS. Its shaper reads, unless it was told otherwise, Filter-Id as “down/up” in kbit/s,
/// so nothing else may stand in a Filter-Id. It takes resolvers of IPv4 in Microsoft's attributes.
///
/// One pool, named by Stateful-IPv6-Address-Pool, serves the link whatever the length of what is in it, and a single
/// address is a Framed-IPv6-Prefix of 128 bits: it reads neither Framed-IPv6-Pool nor Framed-IPv6-Address.
enum AccelPPPDialect {
    static let understood = GrantItems.all(
        but: .netmask, .burst, .guarantee, .priority, .addressList, .profile)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(ipv4Of: grant.line)
        try writer.append(linkOf: grant.line)
        for address in grant.line.ipv6Addresses {
            try writer.append(.framedIPv6Prefix, IPPrefix(.v6(address)).mapped)
        }
        try writer.append(delegationsOf: grant.line)
        try write(grant.pools, into: &writer)
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        try writer.append(timesOf: grant)
        try writer.append(ipv4Resolvers: grant.dns)
        try writer.append(ipv6Resolvers: grant.dns)
        try writer.append(routesOf: grant.line)
    }

    /// The shaper and the session's time listen for changes.
    static let changes = ChangeAbility(.only(.rates, .sessionTimeout))

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        if grant.purpose != .block, let seconds = grant.sessionTimeout {
            try writer.append(.sessionTimeout, seconds)
        }
    }

    private static func write(_ pools: PoolNames, into writer: inout PacketWriter) throws(PacketWritingError) {
        try writer.append(.framedPool, name: pools.ipv4)
        try writer.append(.statefulIPv6AddressPool, name: pools.framedIPv6 ?? pools.statefulIPv6)
        try writer.append(.delegatedIPv6PrefixPool, name: pools.delegated)
    }

    private static func write(_ speed: GrantedSpeed, into writer: inout PacketWriter) throws(PacketWritingError) {
        var text = ValueText()
        text.append(Kilobits.of(speed.rates.down))
        text.append("/")
        text.append(Kilobits.of(speed.rates.up))
        try text.write(as: .filterId, into: &writer)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        var remarks = GrantedSpeed(grant, for: nas)?.remarks(onStep: Kilobits.step) ?? []
        if grant.pools.framedIPv6 != nil, grant.pools.statefulIPv6 != nil {
            remarks.append(.notUnderstood(.statefulIPv6Pool))
        }
        return remarks + grant.dns.remarks(on: [.v4: 2, .v6: 3])
    }
}
