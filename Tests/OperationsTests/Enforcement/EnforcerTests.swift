// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// What sessions have at their routers follows what the provider's people decide.
@Suite struct EnforcerTests {
    /// A profile of the router's own holds both families; a list alone would hold one.
    private static let garden = GardenTerms(
        addressList: Array("Reject_1".utf8), profile: Array("garden".utf8), keepOwnAddresses: true)

    @Test(arguments: StorageEngine.allCases)
    func aBlockedCustomerIsInTheGardenAndOutOfItAgain(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 3) { lab in
            _ = try await lab.store.perform(
                SetGardenRule(.nas(lab.provider.nas), .byStaff, .garden(Self.garden)))
            try await lab.set(.blocked)
            let blocked = try await lab.work(lab.enforcer()) { (0..<3).allSatisfy { lab.terms(of: $0)?.garden != nil } }
            #expect(blocked)
            #expect(lab.terms(of: 0)?.addressList == Self.garden.addressList)
            try await lab.set(.active)
            let restored = try await lab.work(lab.enforcer("node 2")) {
                (0..<3).allSatisfy { lab.terms(of: $0).map { $0.garden == nil } ?? false }
            }
            #expect(restored)
            #expect(lab.terms(of: 0)?.purpose == .restore && lab.terms(of: 0)?.rates?.down == 100_000_000)
            #expect(lab.routers.requests == 6, "nobody is asked twice")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoMayNotBeOnlineIsDisconnected(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 2) { lab in
            try await lab.set(.inactive)
            let done = try await lab.work(lab.enforcer()) {
                let phases = try await lab.phases()
                return !lab.runs(0) && !lab.runs(1) && phases["waiting"] == nil
            }
            #expect(done)
        }
    }

    /// A new speed reaches every session of the plan, through losses, refusals and an enforcer that dies again and again.
    @Test(arguments: StorageEngine.allCases)
    func aNewSpeedReachesEverySession(engine: StorageEngine) async throws {
        let lines = 60
        try await EnforcementLab.with(engine, lines: lines, .init(loses: 75, refuses: 85)) { lab in
            let rates = Rates(down: 7_000_000, up: 3_000_000)
            _ = try await lab.store.perform(ChangePlan(lab.provider.plan) { $0.rates = rates })
            try await lab.keeper.catchUp()
            var settled = false
            for node in 1...40 where !settled {
                var looks = 0
                settled = try await lab.work(lab.enforcer("node \(node)")) {
                    looks += 1
                    // It dies after some looks.
                    if node < 40, looks > 12 { return true }
                    return (0..<lines).allSatisfy { lab.terms(of: $0)?.rates == rates || !lab.runs($0) }
                }
                settled = settled && (0..<lines).allSatisfy { lab.terms(of: $0)?.rates == rates || !lab.runs($0) }
            }
            #expect(settled)
        }
    }

    /// Two nodes: one works, the other waits, and takes over when the first one is gone.
    @Test(arguments: StorageEngine.allCases)
    func oneNodeAtATime(engine: StorageEngine) async throws {
        let clock = ManualClock()
        try await TemporaryStore.with(engine, clock: clock.wallClock) { store in
            func hold(_ node: String) async throws -> Int64? {
                try await store.perform(HoldLease("enforcement", by: node, for: .seconds(15)))
            }
            let first = try #require(try await hold("one"))
            let (other, again) = (try await hold("two"), try await hold("one"))
            #expect(other == nil && again == first)
            clock.advance(by: .seconds(16))
            let second = try #require(try await hold("two"))
            let late = try await hold("one")
            #expect(second > first && late == nil)
        }
    }
}
