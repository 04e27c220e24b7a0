// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

/// MikroTik's RouterOS: PPP, hotspot, DHCPv4, DHCPv6 and wireless alike, since each leaves out what it has no use for.
enum MikroTikDialect {
    /// RouterOS learned of delegated prefixes with 6.43 and of prefixes for PPP links with 7; its manual lists single
    /// addresses and Framed-IPv6-Pool since 7.20.
    static func understood(by version: SoftwareVersion?) -> GrantItems {
        var items = GrantItems.all(
            but: .interfaceID, .ipv6Routes, .statefulIPv6Pool, .ipv4Resolvers, .ipv6Resolvers)
        guard let version else { return items }
        if version < SoftwareVersion(7, 20) { items = items.without(.ipv6Address, .framedIPv6Pool) }
        if version < SoftwareVersion(7) { items = items.without(.framedIPv6) }
        if version < SoftwareVersion(6, 43) { items = items.without(.delegation, .delegationPool) }
        return items
    }

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        let understood = nas.capabilities.understood
        try writer.append(ipv4Of: grant.line)
        try writer.append(linkOf: grant.line)
        for address in grant.line.ipv6Addresses {
            try writer.append(.framedIPv6Address, address)
        }
        if understood.contains(.delegation) { try writer.append(delegationsOf: grant.line) }
        try write(grant.pools, understood, into: &writer)
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        try writer.append(.mikrotikGroup, name: grant.profile)
        try writer.append(.mikrotikAddressList, name: grant.addressList)
        try writer.append(timesOf: grant, longestSession: longestSession)
        try writer.append(ipv6Resolvers: grant.dns)
        try writer.append(routesOf: grant.line)
    }

    /// The manual's list for incoming requests. Not in it: addresses, pools, routes, address lists.
    static let changes = ChangeAbility(
        .only(.rates, .burst, .guarantee, .priority, .profile, .sessionTimeout, .idleTimeout),
        cleared: .only(.burst, .guarantee, .priority))

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        if let speed = GrantedSpeed(grant, for: nas) { try write(speed, into: &writer) }
        try writer.append(.mikrotikGroup, name: grant.profile)
        try writer.append(changedTimesOf: grant, longestSession: longestSession)
    }

    /// The pool of delegations goes out in MikroTik's attribute, which came first, and in that of RFC 6911.
    private static func write(
        _ pools: PoolNames, _ understood: GrantItems, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(.framedPool, name: pools.ipv4)
        try writer.append(.framedIPv6Pool, name: pools.framedIPv6)
        try writer.append(.statefulIPv6AddressPool, name: pools.statefulIPv6)
        guard understood.contains(.delegationPool) else { return }
        try writer.append(.mikrotikDelegatedIPv6Pool, name: pools.delegated)
        if understood.contains(.framedIPv6) { try writer.append(.delegatedIPv6PrefixPool, name: pools.delegated) }
    }

    /// Mikrotik-Rate-Limit: pairs of rx and tx, which the router receives from the subscriber (up) and transmits
    /// (down): rate, burst rate, burst threshold, burst time, then priority, then the pair of least rates. Places are
    /// fixed, so what is not there is written as 0 where something follows.
    private static func write(_ speed: GrantedSpeed, into writer: inout PacketWriter) throws(PacketWritingError) {
        var text = ValueText()
        text.append(pair: speed.rates.up, speed.rates.down)
        let hasTail = speed.priority != nil || speed.guarantee != nil
        if let burst = speed.burst {
            text.append(" ")
            text.append(pair: burst.rates.up, burst.rates.down)
            text.append(" ")
            text.append(pair: burst.threshold.up, burst.threshold.down)
            text.append(" ")
            text.append(UInt64(burst.secondsUp))
            text.append("/")
            text.append(UInt64(burst.secondsDown))
        } else if hasTail {
            text.append(" 0/0 0/0 0/0")
        }
        if hasTail {
            text.append(" ")
            text.append(UInt64(speed.priority ?? lowestPriority))
        }
        if let guarantee = speed.guarantee {
            text.append(" ")
            text.append(pair: min(guarantee.up, speed.rates.up), min(guarantee.down, speed.rates.down))
        }
        try text.write(as: .mikrotikRateLimit, into: &writer)
    }

    /// Seconds, from the manual's list of attributes; about 248 days.
    private static let longestSession: UInt32 = 21_474_720

    /// What a queue of RouterOS has when nobody says otherwise.
    private static let lowestPriority: UInt8 = 8

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        var remarks: [DialectNote] = []
        let understood = nas.capabilities.understood
        if !grant.line.delegated.isEmpty, understood.contains(.delegation), !understood.contains(.framedIPv6) {
            remarks.append(.delegationIgnoredInPPP)
        }
        if let seconds = grant.sessionTimeout, seconds > longestSession {
            remarks.append(.sessionTimeoutCapped(longestSession))
        }
        guard let rates = grant.rates else { return remarks }
        if let guarantee = grant.guarantee, guarantee.down > rates.down || guarantee.up > rates.up {
            remarks.append(.guaranteeCapped)
        }
        return remarks
    }
}

extension ValueText {
    fileprivate mutating func append(pair first: UInt64, _ second: UInt64) {
        append(rate: first)
        append("/")
        append(rate: second)
    }

    /// A rate in the greater of RouterOS's units, k and M, that leaves it whole.
    private mutating func append(rate: UInt64) {
        if rate == 0 || rate % 1000 != 0 {
            append(rate)
        } else if rate % 1_000_000 != 0 {
            append(rate / 1000)
            append("k")
        } else {
            append(rate / 1_000_000)
            append("M")
        }
    }
}
