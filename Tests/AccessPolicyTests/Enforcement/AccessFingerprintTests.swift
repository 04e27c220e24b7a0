// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

@Suite struct AccessFingerprintTests {
    /// Stored and sent in `Class`, so the same in every release. The numbers come from another program, in another language.
    @Test func neverChanges() throws {
        #expect(try Self.full().fingerprint.number == 0xcd3c_d722_b662_3be8)
        #expect(AccessGrant(trace: Self.trace).fingerprint.number == 0xec6b_7302_3c43_5e9d)
    }

    /// Everything that a session has at its router makes a difference, and in the right half.
    @Test func tellsTermsApart() throws {
        typealias Change = (inout AccessGrant) throws -> Void
        let terms: [Change] = [
            { $0.garden = .unpaid }, { $0.rates = Rates(down: 2, up: 1) }, { $0.rates = Rates(down: 1, up: 2) },
            { $0.rates = nil }, { $0.burst?.secondsUp = 8 }, { $0.burst?.rates = Rates(down: 9, up: 9) },
            { $0.guarantee = nil }, { $0.priority = 3 }, { $0.sessionTimeout = 300 }, { $0.idleTimeout = nil },
            { $0.addressList = [] }, { $0.addressList = nil }, { $0.profile = Array("gold-and-longer-name".utf8) },
        ]
        let addresses: [Change] = [
            { $0.line.ipv4 = nil }, { $0.line.delegated.append(try IPv6Prefix(parsing: "3fff:2::/56")) },
            { $0.line.framedIPv6 = [try IPv6Prefix(parsing: "2001:db8::/60")] }, { $0.line.delegated = [] },
            { $0.pools.delegated = Array("pool".utf8) }, { $0.pools.ipv4 = Array("pool".utf8) },
            { $0.dns = $0.dns.reversed() }, { $0.line.routes = [try IPPrefix(parsing: "198.51.100.0/25")] },
            { $0.line.interfaceID = InterfaceIdentifier(bits: 2) },
        ]
        let full = try Self.full()
        var seen: Set<AccessFingerprint> = [.offline, full.fingerprint]
        for change in terms {
            let fingerprint = try Self.changed(full, change).fingerprint
            #expect(seen.insert(fingerprint).inserted && fingerprint.addresses == full.fingerprint.addresses)
        }
        for change in addresses {
            let fingerprint = try Self.changed(full, change).fingerprint
            #expect(seen.insert(fingerprint).inserted && fingerprint.terms == full.fingerprint.terms)
        }
    }

    /// What concerns the next login only makes none.
    @Test func overlooksWhatTheSessionDoesNotHave() throws {
        let full = try Self.full()
        let other = Self.changed(full) { grant in
            (grant.purpose, grant.interimInterval) = (.restore, 60)
            grant.bindMAC = MACAddress(bits: 5)
        }
        #expect(other.fingerprint == full.fingerprint)
        #expect(AccessFingerprint(number: full.fingerprint.number) == full.fingerprint)
        #expect(Self.changed(full) { $0.garden = .fairUse }.fingerprint.isGarden && !full.fingerprint.isGarden)
    }

    private static let trace = DecisionTrace(at: Timestamp(seconds: 0))

    private static func changed(
        _ grant: AccessGrant, _ change: (inout AccessGrant) throws -> Void
    ) rethrows -> AccessGrant {
        var grant = grant
        try change(&grant)
        return grant
    }

    private static func full() throws -> AccessGrant {
        let line = LineAddresses(
            ipv4: try IPv4Address(parsing: "192.0.2.7"), netmaskLength: 32,
            framedIPv6: [try IPv6Prefix(parsing: "2001:db8:0:7::/64")], interfaceID: InterfaceIdentifier(bits: 1),
            delegated: [try IPv6Prefix(parsing: "3fff:1::/56")], routes: [try IPPrefix(parsing: "198.51.100.0/24")])
        let dns = try ["192.0.2.53", "2001:db8::53"].map { try IPAddress(parsing: $0) }
        return AccessGrant(
            service: ServiceID(1), rates: Rates(down: 1, up: 1),
            burst: Burst(
                rates: Rates(down: 4, up: 4), threshold: Rates(down: 1, up: 1), secondsDown: 16, secondsUp: 16),
            guarantee: Rates(down: 1, up: 1), priority: 5, line: line, dns: dns, sessionTimeout: 86_400,
            idleTimeout: 600, addressList: Array("Active".utf8), profile: Array("gold".utf8), trace: trace)
    }
}
