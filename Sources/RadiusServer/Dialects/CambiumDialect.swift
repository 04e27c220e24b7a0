// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// Cambium's radios, which bridge: the addresses are of another router's doing. ePMP passes a subscriber's module its
/// rates (its “maximum burst” is the maximum information rate) in kbit/s; cnPilot access points take WISPr's
/// bandwidths.
enum CambiumDialect {
    static let understood = GrantItems.only(.rates, .sessionTimeout, .idleTimeout, .interimInterval)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(addresses: grant.line)
        try writer.append(pools: grant.pools)
        if let speed = GrantedSpeed(grant, for: nas) {
            try writer.append(.cambiumEPMPMaxBurstUplinkRate, UInt32(clamping: Kilobits.of(speed.rates.up)))
            try writer.append(.cambiumEPMPMaxBurstDownlinkRate, UInt32(clamping: Kilobits.of(speed.rates.down)))
            try writer.append(wisprOf: speed, withGuarantee: false)
        }
        try writer.append(.filterId, name: grant.addressList)
        try writer.append(timesOf: grant)
        try writer.append(ipv6Resolvers: grant.dns)
        try writer.append(routesOf: grant.line)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        guard let speed = GrantedSpeed(grant, for: nas) else { return [] }
        return speed.remarks(onStep: Kilobits.step) + speed.remarksOn32Bits
    }
}
