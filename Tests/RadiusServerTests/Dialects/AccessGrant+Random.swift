// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit

@testable import RadiusServer

extension DecisionTrace {
    /// A trace that nobody looks at.
    static var atStart: DecisionTrace { DecisionTrace(at: Timestamp(seconds: 0)) }
}

extension AccessGrant {
    /// A grant that says about half of what a grant can say, each rate another one.
    static func random(using generator: inout SeededGenerator) -> AccessGrant {
        var grant = AccessGrant(trace: .atStart)
        grant.line = .random(using: &generator)
        grant.pools = PoolNames(
            ipv4: name(using: &generator), framedIPv6: name(using: &generator), statefulIPv6: name(using: &generator),
            delegated: name(using: &generator))
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            grant.dns.append(.v4(IPv4Address(bits: .random(in: 1 ... .max, using: &generator))))
            grant.dns.append(.v6(IPv6Address(bits: generator.next128())))
        }
        grant.sessionTimeout = seconds(using: &generator)
        grant.idleTimeout = seconds(using: &generator)
        grant.interimInterval = seconds(using: &generator)
        grant.addressList = name(using: &generator)
        grant.profile = name(using: &generator)
        guard Bool.random(using: &generator) else { return grant }
        grant.rates = rates(using: &generator)
        grant.guarantee = Bool.random(using: &generator) ? rates(using: &generator) : nil
        // 8 is what routers take for granted.
        grant.priority = Bool.random(using: &generator) ? .random(in: 1...7, using: &generator) : nil
        guard Bool.random(using: &generator) else { return grant }
        grant.burst = Burst(
            rates: rates(using: &generator), threshold: rates(using: &generator),
            secondsDown: .random(in: 1...60, using: &generator), secondsUp: .random(in: 61...90, using: &generator))
        return grant
    }

    private static func name(using generator: inout SeededGenerator) -> [UInt8]? {
        guard Bool.random(using: &generator) else { return nil }
        return (0..<Int.random(in: 1...40, using: &generator)).map { _ in .random(in: 0x61...0x7a, using: &generator) }
    }

    private static func seconds(using generator: inout SeededGenerator) -> UInt32? {
        Bool.random(using: &generator) ? .random(in: 60...86_400, using: &generator) : nil
    }

    private static func rates(using generator: inout SeededGenerator) -> Rates {
        Rates(
            down: .random(in: 20_000...3_000_000_000, using: &generator),
            up: .random(in: 20_000...3_000_000_000, using: &generator))
    }

    /// The grant with down for up.
    var swapped: AccessGrant {
        func swapped(_ rates: Rates) -> Rates { Rates(down: rates.up, up: rates.down) }
        var grant = self
        grant.rates = rates.map(swapped)
        grant.guarantee = guarantee.map(swapped)
        grant.burst = burst.map {
            Burst(
                rates: swapped($0.rates), threshold: swapped($0.threshold), secondsDown: $0.secondsUp,
                secondsUp: $0.secondsDown)
        }
        return grant
    }

    /// The grant that does not say one thing.
    func without(_ item: GrantItem) -> AccessGrant {
        var grant = self
        switch item {
        case .ipv4Address: grant.line.ipv4 = nil
        case .netmask: grant.line.netmaskLength = nil
        case .framedIPv6: grant.line.framedIPv6 = []
        case .interfaceID: grant.line.interfaceID = nil
        case .ipv6Address: grant.line.ipv6Addresses = []
        case .delegation: grant.line.delegated = []
        case .ipv4Routes: grant.line.routes.removeAll { $0.family == .v4 }
        case .ipv6Routes: grant.line.routes.removeAll { $0.family == .v6 }
        case .ipv4Pool: grant.pools.ipv4 = nil
        case .framedIPv6Pool: grant.pools.framedIPv6 = nil
        case .statefulIPv6Pool: grant.pools.statefulIPv6 = nil
        case .delegationPool: grant.pools.delegated = nil
        case .ipv4Resolvers: grant.dns.removeAll { $0.family == .v4 }
        case .ipv6Resolvers: grant.dns.removeAll { $0.family == .v6 }
        case .rates: grant.rates = nil
        case .burst: grant.burst = nil
        case .guarantee: grant.guarantee = nil
        case .priority: grant.priority = nil
        case .sessionTimeout: grant.sessionTimeout = nil
        case .idleTimeout: grant.idleTimeout = nil
        case .interimInterval: grant.interimInterval = nil
        case .addressList: grant.addressList = nil
        case .profile: grant.profile = nil
        }
        return grant
    }
}

extension LineAddresses {
    static func random(using generator: inout SeededGenerator) -> LineAddresses {
        var line = LineAddresses()
        if Bool.random(using: &generator) {
            line.ipv4 = IPv4Address(bits: .random(in: 1 ... .max, using: &generator))
            line.netmaskLength = Bool.random(using: &generator) ? .random(in: 0...32, using: &generator) : nil
        }
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            line.framedIPv6 += prefix(64, using: &generator)
            line.delegated += prefix(.random(in: 32...64, using: &generator), using: &generator)
            line.ipv6Addresses.append(IPv6Address(bits: generator.next128()))
            line.routes += prefix(48, using: &generator).map { IPPrefix($0) }
            line.routes.append(IPPrefix(.v4(IPv4Address(bits: .random(in: 1 ... .max, using: &generator)))))
        }
        line.interfaceID = Bool.random(using: &generator) ? InterfaceIdentifier(bits: generator.next()) : nil
        return line
    }

    private static func prefix(_ length: Int, using generator: inout SeededGenerator) -> [IPv6Prefix] {
        [try? IPv6Prefix(masking: IPv6Address(bits: generator.next128()), length: length)].compactMap { $0 }
    }
}
