// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec

/// A grant as a CoA-Request tells it to a router that has the session (RFC 5176 section 3).
///
/// Here every attribute counts: a router refuses the whole change for one that it cannot apply (section 2.3). So only what the
/// vendor's ``ChangeAbility`` lists is written, and nothing of what a router would leave out of an Access-Accept in silence.
extension Dialect {
    /// Writes what the router can change of a grant; nothing when it can change nothing of it.
    ///
    /// A grant that does not speak of something leaves the session's as it is: there is no attribute for “no limit” or “no
    /// filter”. ``canChange(from:to:by:)`` tells when that is not enough.
    static func writeChange(
        _ grant: AccessGrant, for nas: NASProfile, into writer: inout PacketWriter
    ) throws(PacketWritingError) {
        switch nas.vendor {
        case .mikrotik: try MikroTikDialect.writeChange(grant, for: nas, into: &writer)
        case .accelPPP: try AccelPPPDialect.writeChange(grant, for: nas, into: &writer)
        case .cisco: try CiscoDialect.writeChange(grant, for: nas, into: &writer)
        case .juniper: try JuniperDialect.writeChange(grant, for: nas, into: &writer)
        case .huawei: try HuaweiDialect.writeChange(grant, for: nas, into: &writer)
        case .generic: try GenericDialect.writeChange(grant, for: nas, into: &writer)
        case .ubiquiti, .cambium: break
        }
    }

    /// Whether a change alone brings a session from one grant to another.
    static func canChange(
        from applied: AccessGrant, to desired: AccessGrant, by capabilities: DialectCapabilities
    ) -> Bool {
        let ability = capabilities.changes
        let hasSpeedOfProfile = ability.profileIsSpeed && desired.namedProfile != nil
        return GrantItem.allCases.allSatisfy { item in
            if item.waitsForLogin || item.isSame(in: applied, and: desired) { return true }
            if !capabilities.understood.contains(item) || item.isSpeed && hasSpeedOfProfile { return true }
            let isSet = ability.settable.contains(item) && item.isIn(desired)
            let isCleared = ability.cleared.contains(item) && !item.isIn(desired) && desired.rates != nil
            return isSet || isCleared
        }
    }
}

extension PacketWriter {
    /// Session-Timeout, of at most so many seconds, and Idle-Timeout, unless the session is moved into a garden: it leaves it
    /// by the opposite change, and a router that counts the garden's time from the login would end the session at once.
    mutating func append(
        changedTimesOf grant: AccessGrant, longestSession: UInt32 = .max
    ) throws(PacketWritingError) {
        guard grant.purpose != .block else { return }
        if let seconds = grant.sessionTimeout { try append(.sessionTimeout, min(seconds, longestSession)) }
        if let seconds = grant.idleTimeout { try append(.idleTimeout, seconds) }
    }
}
