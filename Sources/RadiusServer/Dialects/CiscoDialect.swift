// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// Cisco's IOS, IOS XE and IOS XR. Most of it travels in AV pairs. Input is from the subscriber. A profile names a
/// policy map that the router keeps and that sets the speed in its direction; without one, committed access rates do.
enum CiscoDialect {
    static let understood = GrantItems.all(but: .burst, .guarantee, .priority)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        // The user profiles in Cisco's guides for PPP all have it.
        try writer.append(.serviceType, Self.framed)
        try writer.append(addresses: grant.line)
        try writer.append(pools: grant.pools)
        if let profile = grant.namedProfile {
            try write("ip:sub-qos-policy-in=", profile, into: &writer)
            try write("ip:sub-qos-policy-out=", profile, into: &writer)
        } else if let speed = GrantedSpeed(grant, for: nas) {
            try write("lcp:interface-config#1=rate-limit input ", speed.rates.up, into: &writer)
            try write("lcp:interface-config#2=rate-limit output ", speed.rates.down, into: &writer)
        }
        try writer.append(.ciscoInACL, name: grant.addressList)
        try writer.append(.ciscoIPv6InACL, name: grant.addressList)
        try writer.append(timesOf: grant)
        try write(ipv4Resolvers: grant.dns, into: &writer)
        try writer.append(ipv6Resolvers: grant.dns)
        try writer.append(routesOf: grant.line)
    }

    /// The policies of a session can be exchanged; interface commands are read at the login only.
    static let changes = ChangeAbility(.only(.profile), profileIsSpeed: true)

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        guard let profile = grant.namedProfile else { return }
        try write("ip:sub-qos-policy-in=", profile, into: &writer)
        try write("ip:sub-qos-policy-out=", profile, into: &writer)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        guard let speed = GrantedSpeed(grant, for: nas) else { return [] }
        guard grant.namedProfile == nil else { return [.profileInsteadOfRates] }
        let isCapped = max(speed.rates.down, speed.rates.up) > CommittedRate.greatest
        return speed.remarks(onStep: CommittedRate.step) + (isCapped ? [.rateCapped(CommittedRate.greatest)] : [])
    }

    private static func write(
        _ pair: StaticString, _ name: [UInt8], into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        var text = ValueText()
        text.append(pair)
        text.append(name)
        try text.write(as: .ciscoAVPair, into: &writer)
    }

    private static func write(
        _ command: StaticString, _ rate: UInt64, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        let limit = CommittedRate(rate)
        var text = ValueText()
        text.append(command)
        text.append(limit.bitsPerSecond)
        text.append(" ")
        text.append(limit.normalBurst)
        text.append(" ")
        text.append(limit.extendedBurst)
        text.append(" conform-action transmit exceed-action drop")
        try text.write(as: .ciscoAVPair, into: &writer)
    }

    private static func write(
        ipv4Resolvers resolvers: [IPAddress], into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        var text = ValueText()
        var isFirst = true
        for case .v4(let address) in resolvers {
            text.append(isFirst ? "ip:dns-servers=" : " ")
            text.append(address)
            isFirst = false
        }
        if !isFirst { try text.write(as: .ciscoAVPair, into: &writer) }
    }

    /// Service-Type, RFC 2865 section 5.6.
    private static let framed: UInt32 = 2
}
