// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// What is counted against limits is what was used, whatever order and however often it is reported in.
@Suite struct FairUseCountingTests {
    /// Octets do not count on Tuesdays; ``SessionLab/start`` is a Monday, 01:45 in Prague.
    private static var withFreeTuesdays: FairUsePolicy {
        FairUsePolicy(
            rates: FairUseLab.planRates,
            traffic: WeekWindow(days: [.tuesday], isInverse: true), rules: FairUseLab.policy.rules)
    }

    @Test(arguments: StorageEngine.allCases)
    func countersAddUpToUsage(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set(Self.withFreeTuesdays)
            var random = SeededGenerator(seed: 14)
            var records: [AccountingRecord] = []
            for line in 0..<12 {
                let name = "line\(line)"
                _ = try await lab.add(name)
                records.append(lab.sessions.record(.start, name, at: 0))
                var octets: UInt64 = 0
                for step in 1...40 {
                    // A counter that begins again now and then, as after a restart of the router's process.
                    octets =
                        step.isMultiple(of: 17) ? 1_000 : octets + UInt64.random(in: 0...4_000_000_000, using: &random)
                    let seconds = Int64(step * 3_607)
                    records.append(
                        lab.sessions.record(
                            .interim, name, at: seconds, lasting: UInt32(seconds), down: octets, up: octets / 7))
                }
            }
            let late = records.shuffled(using: &random)
            for start in stride(from: 0, to: late.count, by: 97) {
                let portion = Array(late[start..<min(start + 97, late.count)])
                try await lab.sessions.apply(portion)
                // Every router says some things twice.
                try await lab.sessions.apply(Array(portion.prefix(20)))
            }
            let usage = try await lab.sessions.usage()
            #expect(usage.down > 0)
            // Time online counts on all days, so nothing of it is free.
            let (days, weeks, months, free) = (
                try await lab.counted(.day), try await lab.counted(.week), try await lab.counted(.month),
                try await lab.counted(.free)
            )
            #expect(days.down + free.down == usage.down && days.up + free.up == usage.up)
            #expect(days.seconds + free.seconds == usage.seconds)
            #expect(days == weeks && days == months && free.down > 0 && days.down > 0)
        }
    }

    /// A node that stops after it has read its records and before its transaction leaves them to the next one, and two nodes that
    /// have read the same ones count them once.
    @Test(arguments: StorageEngine.allCases)
    func twoAppliersCountOnce(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set()
            let anna = try await lab.add("anna")
            let second = SessionApplier(
                try await lab.sessions.sameLog(), in: lab.store,
                openSessions: OpenSessions(clock: lab.sessions.clock.wallClock))
            try await lab.sessions.acknowledge([
                lab.sessions.record(.start, "anna", at: 0),
                lab.sessions.record(.interim, "anna", at: 600, lasting: 600, down: 10_000_000_000, up: 5),
            ])
            async let one: Void = lab.sessions.applier.catchUp()
            async let other: Void = second.catchUp()
            _ = try await (one, other)
            let counted = try await lab.counted(.day)
            #expect(counted == UsageSum(down: 10_000_000_000, up: 5, seconds: 600))
            #expect(try await lab.terms(anna)?.rates == FairUseLab.halfRates)
            #expect(try await lab.store.fairUseNotices(of: anna, limit: 9).count == 2)
        }
    }

    /// What is used in the evening and reported the next day slows the evening's day, not the morning.
    @Test(arguments: StorageEngine.allCases)
    func eachDayHasItsOwn(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            try await lab.set()
            let anna = try await lab.add("anna")
            // Midnight in Prague comes 22:15 hours after the start.
            let midnight: Int64 = 80_100
            try await lab.use("anna", 0, at: midnight - 5_400, since: midnight - 5_400, event: .start)
            try await lab.use("anna", 12 * FairUseLab.gigabyte, at: midnight + 600, since: midnight - 5_400)
            let report = try await lab.store.fairUse(of: anna)
            let days = report.counters.filter { $0.kind == .day }.map(\.amount.down)
            #expect(days.count == 2 && days.reduce(0, +) == 12 * FairUseLab.gigabyte)
            #expect(days == [10_800_000_000, 1_200_000_000], "in proportion to the time")
            #expect(report.speed.rates == FairUseLab.planRates)
        }
    }
}
