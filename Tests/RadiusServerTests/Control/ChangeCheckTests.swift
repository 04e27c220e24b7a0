// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import TestKit
import Testing

@testable import RadiusServer

/// Whether a change is enough.
@Suite struct ChangeCheckTests {
    /// Where a change is said to be enough, everything in which the grants differ shows in the packet, or goes away with it.
    @Test func aChangeThatIsEnoughSaysAllThatDiffers() throws {
        var generator = SeededGenerator(seed: 21)
        var enough = 0
        for vendor in NASVendor.allCases {
            let nas = try #require(NASProfile.testing(vendor))
            for _ in 0..<400 {
                let applied = AccessGrant.random(using: &generator)
                let desired = Self.edited(applied, like: .random(using: &generator), using: &generator)
                guard Dialect.canChange(from: applied, to: desired, by: nas.capabilities) else { continue }
                enough += 1
                let change = try nas.change(desired)
                for item in GrantItem.allCases where !item.isSame(in: applied, and: desired) && !item.waitsForLogin {
                    guard nas.capabilities.understood.contains(item), item.isIn(desired) else { continue }
                    let isSaid = try nas.change(desired.without(item)) != change
                    let isOfProfile = item.isSpeed && nas.capabilities.changes.profileIsSpeed
                    #expect(isSaid || isOfProfile, "\(vendor): \(item)")
                }
            }
        }
        #expect(enough > 300)
    }

    /// One attribute too many and the router refuses the whole change.
    @Test func aChangeSaysNothingElse() throws {
        var generator = SeededGenerator(seed: 22)
        for vendor in NASVendor.allCases {
            let nas = try #require(NASProfile.testing(vendor))
            for _ in 0..<100 {
                let grant = AccessGrant.random(using: &generator)
                let change = try nas.change(grant)
                for item in GrantItem.allCases where !nas.capabilities.changes.settable.contains(item) {
                    #expect(try nas.change(grant.without(item)) == change, "\(vendor): \(item)")
                }
            }
        }
    }

    /// A grant with up to three things as another grant has them.
    private static func edited(
        _ grant: AccessGrant, like other: AccessGrant, using generator: inout SeededGenerator
    ) -> AccessGrant {
        var grant = grant
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: grant.rates = other.rates ?? grant.rates
            case 1 where grant.rates != nil: grant.burst = other.burst
            case 2 where grant.rates != nil: grant.guarantee = other.guarantee
            case 3: grant.profile = other.profile
            case 4: grant.dns = other.dns
            default: grant.addressList = other.addressList
            }
        }
        return grant
    }

    @Test func sessionsThatMustLogInAnewAreSaidTo() throws {
        let own = AccessGrant(
            rates: Rates(down: 50_000_000, up: 10_000_000), line: try Self.line("2001:db8:100::/56"), trace: .atStart)
        var slower = own
        slower.rates = Rates(down: 1_000_000, up: 512_000)
        var unlimited = own
        unlimited.rates = nil
        var elsewhere = own
        elsewhere.line = try Self.line("2001:db8:200::/56")
        var named = own
        named.profile = Array("home".utf8)
        let cases: [(NASVendor, AccessGrant, Bool)] = [
            (.mikrotik, slower, true), (.accelPPP, slower, true), (.huawei, slower, true), (.juniper, slower, true),
            (.generic, slower, true), (.cisco, slower, false), (.ubiquiti, slower, false), (.cambium, slower, false),
            (.mikrotik, unlimited, false), (.mikrotik, elsewhere, false), (.mikrotik, named, true),
            (.accelPPP, named, true), (.cisco, named, true), (.generic, named, true), (.mikrotik, own, true),
        ]
        for (vendor, desired, expected) in cases {
            let capabilities = DialectCapabilities(vendor: vendor, version: nil)
            #expect(Dialect.canChange(from: own, to: desired, by: capabilities) == expected, "\(vendor): \(desired)")
        }
        #expect(!Dialect.canChange(from: named, to: own, by: DialectCapabilities(vendor: .mikrotik, version: nil)))
    }

    private static func line(_ prefix: String) throws -> LineAddresses {
        LineAddresses(delegated: [try IPv6Prefix(parsing: prefix)])
    }

    /// What the operator adds to block a line goes away only by what he adds to restore it.
    @Test func blockingAndRestoringAreOpposites() throws {
        let block = ExtraAttribute(purpose: .block, name: "Mikrotik-Mark-Id", value: "\"blocked\"")
        let restore = ExtraAttribute(purpose: .restore, name: "Mikrotik-Mark-Id", value: "\"home\"")
        let accept = ExtraAttribute(purpose: .accept, name: "Mikrotik-Mark-Id", value: "\"home\"")
        var blocked = AccessGrant.speed(1)
        blocked.purpose = .block
        var restored = AccessGrant.speed(50)
        restored.purpose = .restore
        let cases: [([ExtraAttribute], Bool)] = [
            ([], true), ([block], false), ([block, restore], true), ([accept], false),
            ([accept, block, restore], true),
        ]
        for (extras, expected) in cases {
            let service = Self.service(.controlled(1, extras: extras))
            #expect(service.canChange(from: .speed(50), to: blocked, at: NASID(1)))
            #expect(service.canChange(from: blocked, to: restored, at: NASID(1)) == expected, "\(extras)")
            #expect(!service.canChange(from: blocked, to: restored, at: NASID(2)), "there is no such NAS")
        }
        let bench = ControlBench()
        var provider = TestProvider()
        provider.routers = [.controlled(1, extras: [block, restore, accept])]
        bench.directory.set(provider.directory(after: bench.directory.current))
        for (number, grant) in [blocked, restored, .speed(9)].enumerated() {
            bench.submit(.change(grant), .numbered(number))
        }
        let marks = try bench.departures.map { try $0.lines().filter { $0.hasPrefix("Mikrotik-Mark-Id") } }
        #expect(marks == [["Mikrotik-Mark-Id = \"blocked\""], ["Mikrotik-Mark-Id = \"home\""], []])
    }

    private static func service(_ router: NASTerms) -> DynamicAuthorization {
        var provider = TestProvider()
        provider.routers = [router]
        let directory = provider.directory()
        return DynamicAuthorization { directory }
    }
}
