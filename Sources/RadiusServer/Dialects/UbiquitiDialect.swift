// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// EdgeOS routers since 1.5, whose PPPoE server takes its rates from WISPr's bandwidths, and airOS radios, which need
/// nothing but to be let in.
enum UbiquitiDialect {
    static let understood = GrantItems.only(
        .ipv4Address, .netmask, .rates, .sessionTimeout, .idleTimeout, .interimInterval)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(standard: grant, for: nas, withGuarantee: false)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        (GrantedSpeed(grant, for: nas)?.remarksOn32Bits ?? []) + grant.dns.remarks(on: [.v4: 2])
    }
}
