// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

/// A grant in the words of the router that asked: one file a vendor, all of the same shape.
///
/// What the RFCs have an attribute for goes out as that attribute to everybody, since a router leaves out what it does
/// not know (RFC 2865 section 5), so that it works from the day on which the router learns it. The vendors' files say
/// where a router wants something else, and what it is known to leave out: ``notes(on:for:)`` tells the operator.
enum Dialect {
    /// Writes a grant's attributes; those that matter most come first.
    ///
    /// Allocates nothing, except for the texts of routes.
    /// - Throws: ``PacketWritingError`` when they do not fit. Half a grant must not be sent.
    static func write(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        switch nas.vendor {
        case .mikrotik: try MikroTikDialect.write(grant, for: nas, into: &writer)
        case .ubiquiti: try UbiquitiDialect.write(grant, for: nas, into: &writer)
        case .accelPPP: try AccelPPPDialect.write(grant, for: nas, into: &writer)
        case .cisco: try CiscoDialect.write(grant, for: nas, into: &writer)
        case .juniper: try JuniperDialect.write(grant, for: nas, into: &writer)
        case .huawei: try HuaweiDialect.write(grant, for: nas, into: &writer)
        case .cambium: try CambiumDialect.write(grant, for: nas, into: &writer)
        case .generic: try GenericDialect.write(grant, for: nas, into: &writer)
        }
    }

    /// What of a grant the router cannot be told, or not exactly; for people who ask why a line is as it is.
    static func notes(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        let lost = GrantItem.allCases.filter { $0.isIn(grant) && !nas.capabilities.understood.contains($0) }
        let isZero = grant.rates.map { $0.down == 0 || $0.up == 0 } ?? false
        return lost.map(DialectNote.notUnderstood) + (isZero ? [.zeroRate] : []) + remarks(on: grant, for: nas)
    }

    private static func remarks(on grant: AccessGrant, for nas: NASProfile) -> [DialectNote] {
        switch nas.vendor {
        case .mikrotik: MikroTikDialect.remarks(on: grant, for: nas)
        case .ubiquiti: UbiquitiDialect.remarks(on: grant, for: nas)
        case .accelPPP: AccelPPPDialect.remarks(on: grant, for: nas)
        case .cisco: CiscoDialect.remarks(on: grant, for: nas)
        case .juniper: JuniperDialect.remarks(on: grant, for: nas)
        case .huawei: HuaweiDialect.remarks(on: grant, for: nas)
        case .cambium: CambiumDialect.remarks(on: grant, for: nas)
        case .generic: GenericDialect.remarks(on: grant, for: nas)
        }
    }
}
