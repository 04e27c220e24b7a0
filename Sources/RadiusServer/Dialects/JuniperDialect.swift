// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// Juniper's MX and E series under the ERX numbers. Ingress is from the subscriber. Speed comes from policies that the
/// router keeps, named by the profile; without one, the traffic-control parameters shape what goes to the subscriber.
enum JuniperDialect {
    static let understood = GrantItems.all(but: .statefulIPv6Pool, .burst, .priority)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(addresses: grant.line)
        try write(grant.pools, into: &writer)
        try write(speedOf: grant, for: nas, into: &writer)
        try writer.append(.filterId, name: grant.addressList)
        try writer.append(timesOf: grant)
        try writer.append(ipv4Resolvers: grant.dns, first: .erxPrimaryDns, second: .erxSecondaryDns)
        try writer.append(ipv6Resolvers: grant.dns, first: .erxIpv6PrimaryDns, second: .erxIpv6SecondaryDns)
        try writer.append(routesOf: grant.line)
    }

    /// What Junos' table of attributes says can be changed dynamically. A guarantee stays until another one is set.
    static let changes = ChangeAbility(.only(.rates, .guarantee, .profile), profileIsSpeed: true)

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try write(speedOf: grant, for: nas, into: &writer)
    }

    private static func write(
        speedOf grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        if let profile = grant.namedProfile {
            try writer.append(.erxIngressPolicyName, profile)
            try writer.append(.erxEgressPolicyName, profile)
            try writer.append(.erxIPv6IngressPolicyName, profile)
            try writer.append(.erxIPv6EgressPolicyName, profile)
        } else if let speed = GrantedSpeed(grant, for: nas) {
            try write(speed, into: &writer)
        }
    }

    private static func write(_ pools: PoolNames, into writer: inout PacketWriter) throws(PacketWritingError) {
        try writer.append(.framedPool, name: pools.ipv4)
        try writer.append(.erxIPv6NdRaPoolName, name: pools.framedIPv6)
        try writer.append(.statefulIPv6AddressPool, name: pools.statefulIPv6)
        try writer.append(.erxIPv6DelegatedPoolName, name: pools.delegated)
    }

    /// Parameters of the traffic-control profile: T02 is the shaping rate, T03 the guaranteed rate, in bit/s.
    private static func write(_ speed: GrantedSpeed, into writer: inout PacketWriter) throws(PacketWritingError) {
        var shaping = ValueText()
        shaping.append("T02 ")
        shaping.append(speed.rates.down)
        try shaping.write(as: .erxCoSShapingPmtType, into: &writer)
        guard let guarantee = speed.guarantee else { return }
        var guaranteed = ValueText()
        guaranteed.append("T03 ")
        guaranteed.append(guarantee.down)
        try guaranteed.write(as: .erxCoSShapingPmtType, into: &writer)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        var remarks = grant.dns.remarks(on: [.v4: 2, .v6: 2])
        if grant.rates != nil {
            remarks.append(grant.namedProfile == nil ? .uploadByProfileOnly : .profileInsteadOfRates)
        }
        return remarks
    }
}
