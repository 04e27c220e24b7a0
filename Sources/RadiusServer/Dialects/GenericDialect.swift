// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import RadiusCodec

/// Routers of which nothing is known but that they follow the RFCs and understand WISPr's bandwidths.
enum GenericDialect {
    static let understood = GrantItems.all(but: .burst, .priority, .profile)

    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        try writer.append(standard: grant, for: nas, withGuarantee: true)
    }

    /// What the table of RFC 5176 section 3.6 allows, and the bandwidths as at the login: a router that cannot change them
    /// says so.
    static let changes = ChangeAbility(
        .only(.rates, .guarantee, .addressList, .sessionTimeout, .idleTimeout))

    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        if let speed = GrantedSpeed(grant, for: nas) { try writer.append(wisprOf: speed, withGuarantee: true) }
        try writer.append(.filterId, name: grant.addressList)
        try writer.append(changedTimesOf: grant)
    }

    static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        (GrantedSpeed(grant, for: nas)?.remarksOn32Bits ?? []) + grant.dns.remarks(on: [.v4: 2])
    }
}
