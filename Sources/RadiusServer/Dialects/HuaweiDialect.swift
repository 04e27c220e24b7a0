// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// Huawei's ME60 and NE routers. Input is from the subscriber; rates are bit/s, and a peak rate is taken only together
/// with the average (committed) one.
///
/// A single address and resolvers of IPv6 go out as RFC 6911 has them: of Huawei's own attributes for them, 158 and
/// 154, dictionaries do not agree whether the value has 16 or 18 octets.
enum HuaweiDialect {
    static let understood = GrantItems.all(but: .statefulIPv6Pool, .guarantee, .priority)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(addresses: grant.line)
        try write(grant.pools, into: &writer)
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        try writer.append(.huaweiQosProfileName, name: grant.profile)
        // Huawei: the name of a user group, which traffic policies go by.
        try writer.append(.filterId, name: grant.addressList)
        try writer.append(timesOf: grant)
        try writer.append(ipv4Resolvers: grant.dns, first: .huaweiPrimaryDNS, second: .huaweiSecondaryDNS)
        try writer.append(ipv6Resolvers: grant.dns)
        try writer.append(routesOf: grant.line)
    }

    /// The peak rates carry the burst, and are the rates themselves without one.
    static let changes = ChangeAbility(.only(.rates, .burst, .profile), cleared: .only(.burst))

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        try writer.append(.huaweiQosProfileName, name: grant.profile)
    }

    private static func write(_ pools: PoolNames, into writer: inout PacketWriter) throws(PacketWritingError) {
        try writer.append(.framedPool, name: pools.ipv4)
        try writer.append(.framedIPv6Pool, name: pools.framedIPv6)
        try writer.append(.statefulIPv6AddressPool, name: pools.statefulIPv6)
        try writer.append(.huaweiDelegatedIPv6PrefixPool, name: pools.delegated)
    }

    private static func write(_ speed: GrantedSpeed, into writer: inout PacketWriter) throws(PacketWritingError) {
        let peak = speed.burst?.rates ?? speed.rates
        try writer.append(.huaweiInputAverageRate, UInt32(clamping: speed.rates.up))
        try writer.append(.huaweiInputPeakRate, UInt32(clamping: peak.up))
        try writer.append(.huaweiOutputAverageRate, UInt32(clamping: speed.rates.down))
        try writer.append(.huaweiOutputPeakRate, UInt32(clamping: peak.down))
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        (GrantedSpeed(grant, for: nas)?.remarksOn32Bits ?? []) + grant.dns.remarks(on: [.v4: 2])
    }
}
