// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

@Suite struct DialectPropertyTests {
    /// Whatever a grant says shows in the answer, or the operator is told that it does not.
    @Test func nothingIsLostInSilence() throws {
        var generator = SeededGenerator(seed: 14)
        for nas in try Self.routers() {
            for _ in 0..<40 {
                let grant = AccessGrant.random(using: &generator)
                let accept = try nas.accept(grant)
                let notes = Dialect.notes(on: grant, for: nas)
                for item in GrantItem.allCases where item.isIn(grant) {
                    let isTold = try nas.accept(grant.without(item)) != accept
                    #expect(isTold || notes.contains { $0.concerns(item) }, "\(nas.vendor): \(item) of \(grant)")
                }
            }
        }
    }

    /// A router with the directions swapped is told what a usual one is told of the swapped grant.
    @Test func invertedRatesSwapDirectionsAndNothingElse() throws {
        var generator = SeededGenerator(seed: 15)
        for vendor in NASVendor.allCases {
            let usual = try #require(NASProfile.testing(vendor))
            let inverted = try #require(NASProfile.testing(vendor, invertedRates: true))
            for _ in 0..<20 {
                let grant = AccessGrant.random(using: &generator)
                #expect(try inverted.accept(grant) == usual.accept(grant.swapped), "\(vendor): \(grant)")
            }
        }
    }

    /// Attributes have a value, and the packet's lengths are right, for all that a grant can hold.
    @Test func everyAnswerCanBeRead() throws {
        var generator = SeededGenerator(seed: 16)
        for nas in try Self.routers() {
            for _ in 0..<40 {
                let packet = try nas.accept(.random(using: &generator))
                let attributes = try WireAttribute.all(in: packet)
                #expect(attributes.allSatisfy { !$0.value.isEmpty }, "\(nas.vendor): \(attributes)")
            }
        }
    }

    /// What does not fit is refused as a whole: half a grant would be another grant.
    @Test func grantsThatDoNotFitAreRefused() throws {
        let route = try IPPrefix(parsing: "2001:db8:1234:5678::/64")
        let many = AccessGrant(line: LineAddresses(routes: Array(repeating: route, count: 150)), trace: .atStart)
        let long = AccessGrant(pools: PoolNames(ipv4: Array(repeating: 0x61, count: 254)), trace: .atStart)
        for vendor in NASVendor.allCases {
            let nas = try #require(NASProfile.testing(vendor))
            #expect(throws: PacketWritingError.self) { try nas.accept(many) }
            #expect(throws: PacketWritingError.self) { try nas.accept(long) }
        }
    }

    /// Delegated prefixes reach RouterOS from 6.43 on, over PPP from 7 on.
    @Test func olderRouterOSIsToldLess() throws {
        var grant = AccessGrant(trace: .atStart)
        grant.line.delegated = [try IPv6Prefix(parsing: "2001:db8:100::/56")]
        let expected: [(String, [DialectNote])] = [
            ("6.42.6", [.notUnderstood(.delegation)]), ("6.43", [.delegationIgnoredInPPP]),
            ("6.49.10", [.delegationIgnoredInPPP]), ("7.1", []), ("7.20.1", []),
        ]
        for (version, notes) in expected {
            let nas = try #require(NASProfile.testing(.mikrotik, version: SoftwareVersion(parsing: version)))
            #expect(Dialect.notes(on: grant, for: nas) == notes, "\(version)")
            let isSent = try WireAttribute.all(in: nas.accept(grant)).contains { $0.number == "123" }
            #expect(isSent == (version != "6.42.6"), "\(version)")
        }
    }

    /// One router of each vendor, and RouterOS before it knew of prefixes.
    private static func routers() throws -> [NASProfile] {
        try NASVendor.allCases.map { try #require(NASProfile.testing($0)) }
            + [
                try #require(NASProfile.testing(.mikrotik, version: SoftwareVersion(6, 42))),
                try #require(NASProfile.testing(.mikrotik, version: SoftwareVersion(6, 49))),
            ]
    }
}

extension DialectNote {
    /// Whether the note tells that this item is not in the answer.
    fileprivate func concerns(_ item: GrantItem) -> Bool {
        switch self {
        case .notUnderstood(let lost): lost == item
        case .profileInsteadOfRates: [.rates, .burst, .guarantee, .priority].contains(item)
        case .rateCapped, .rateRounded, .zeroRate, .resolversCut, .uploadByProfileOnly,
            .delegationIgnoredInPPP, .sessionTimeoutCapped, .guaranteeCapped:
            false
        }
    }
}
