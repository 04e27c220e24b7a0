// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Usage by the clocks and the calendar of a zone, over the edges of days, months and summer time.
@Suite struct UsageQueryTests {
    @Test(arguments: StorageEngine.allCases)
    func everyPeriodHasEveryOctet(engine: StorageEngine) async throws {
        let zone = try ZoneDatabase().rules(named: "Europe/Prague")
        // From the evening of 2026-10-24 over the end of summer time.
        let start = Timestamp(seconds: 1_792_872_000)
        try await SessionLab.with(engine) { lab in
            let service = try await lab.provider.add(lab.provider.terms("anna"))
            let offset = SessionLab.start.duration(to: start).components.seconds
            var records = [lab.record(.start, "anna", at: offset)]
            for step in 1...4_000 {
                let seconds = Int64(step * 601)
                var record = lab.record(
                    .interim, "anna", at: offset + seconds, lasting: UInt32(seconds), down: UInt64(step * 1_000_003))
                record.totals6 = SessionTotals(down: UInt64(step * 500_001), up: 0)
                records.append(record)
            }
            try await lab.apply(records)
            let all = start..<start.advanced(by: .seconds(4_000_000))
            var counts: [UsagePeriod: Int] = [:]
            for period in UsagePeriod.allCases {
                let usage = try await lab.store.usage(of: service, in: all, by: period, zone: zone)
                counts[period] = usage.count
                #expect(usage.reduce(0) { $0 + $1.down } == 4_000 * 1_000_003)
                #expect(usage.reduce(0) { $0 + ($1.down6 ?? 0) } == 4_000 * 500_001)
                #expect(usage.reduce(0) { $0 + $1.seconds } == 4_000 * 601)
                #expect(zip(usage, usage.dropFirst()).allSatisfy { $0.span.upperBound <= $1.span.lowerBound })
            }
            // 27.8 days from 2026-10-24 22:00 in Prague; the 25th has 25 hours; October and November.
            #expect(counts == [.quarter: 2_672, .hour: 668, .day: 29, .month: 2])
            let day = try await lab.store.usage(of: service, in: all, by: .day, zone: zone)[1]
            #expect(day.span.lowerBound.duration(to: day.span.upperBound) == .seconds(90_000))
            #expect(day.seconds == 90_000)
            #expect(try await lab.store.usageZone(of: service) == "Europe/Prague")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func monthsAndSessionsAreForgottenWhole(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            // Over the edge from November to December in UTC.
            let edge: Int64 = 1_796_083_200 - SessionLab.start.seconds
            try await lab.apply([
                lab.record(.start, "a", at: edge - 600),
                lab.record(.stop, "a", at: edge + 600, lasting: 1_200, down: 1_200),
                lab.record(.start, "b", at: edge),
            ])
            func months() async throws -> [Int] {
                try await lab.store.read { try UsageMonths.all(in: $0).map(\.number) }
            }
            #expect(try await months() == [202_611, 202_612])
            let december = try #require(CalendarMonth(number: 202_612))
            #expect(try await lab.store.perform(DropUsageBefore(december)).map(\.number) == [202_611])
            #expect(try await months() == [202_612])
            #expect(try await lab.usage().down == 600)
            let later = Timestamp(seconds: 1_800_000_000)
            #expect(try await lab.store.perform(ForgetSessions(endedBefore: later)) == 1)
            #expect(try await lab.sessions().map { String(decoding: $0.sessionID, as: UTF8.self) } == ["b"])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func sessionsAreFoundByWhoTheyAre(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let service = try await lab.provider.add(lab.provider.terms("anna"))
            try await lab.apply([
                lab.record(.start, "1", at: 0, user: "anna"), lab.record(.start, "2", at: 1, user: "ben"),
                lab.record(.stop, "2", at: 61, lasting: 60, user: "ben"), lab.record(.start, "3", at: 2, user: "cleo"),
            ])
            func found(
                _ scope: SessionSearch.Scope, _ standing: SessionSearch.Standing = .any, before: SessionID? = nil
            ) async throws -> [String] {
                try await lab.store.sessions(SessionSearch(scope, standing: standing, before: before, limit: 2))
                    .map { String(decoding: $0.userName, as: UTF8.self) }
            }
            #expect(try await found(.all) == ["cleo", "ben"])
            #expect(try await found(.all, .open) == ["cleo", "anna"])
            #expect(try await found(.all, .ended) == ["ben"])
            #expect(try await found(.service(service)) == ["anna"])
            #expect(try await found(.router(lab.provider.nas), .open) == ["cleo", "anna"])
            #expect(try await found(.user("ben")) == ["ben"])
            #expect(try await found(.user("ben"), .open).isEmpty)
            let oldest = try #require(try await lab.sessions().first)
            #expect(try await found(.all, before: oldest.id).isEmpty)
            #expect(try await lab.store.sessionID(withKey: oldest.key) == oldest.id)
            await #expect(throws: Refusal.self) { try await lab.store.session(SessionID(99_999)) }
        }
    }
}
