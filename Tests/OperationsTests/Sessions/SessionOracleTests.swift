// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// Random histories of accounting, counted by us and by a program that somebody else wrote from the rules alone.
@Suite struct SessionOracleTests {
    /// Where calendars are at their worst.
    enum Edge: CaseIterable {
        case summerTimeBegins, summerTimeEnds, halfAnHourBack, yearEndsAtAQuarterPast

        var zone: String {
            switch self {
            case .summerTimeBegins, .summerTimeEnds: "Europe/Berlin"
            case .halfAnHourBack: "Australia/Lord_Howe"
            case .yearEndsAtAQuarterPast: "Asia/Kathmandu"
            }
        }

        var instant: Timestamp {
            switch self {
            case .summerTimeBegins: Timestamp(seconds: 1_806_195_600)  // 2027-03-28T01:00Z
            case .summerTimeEnds: Timestamp(seconds: 1_824_944_400)  // 2027-10-31T01:00Z
            case .halfAnHourBack: Timestamp(seconds: 1_806_764_400)  // 2027-04-03T15:00Z
            case .yearEndsAtAQuarterPast: Timestamp(seconds: 1_798_740_900)  // 2026-12-31T18:15Z
            }
        }
    }

    @Test(arguments: StorageEngine.allCases, Edge.allCases)
    func everyOctetIsWhereTheOracleHasIt(engine: StorageEngine, edge: Edge) async throws {
        try Need.command("python3")
        var random = SeededGenerator(seed: 5_000)
        try await SessionLab.with(engine) { lab in
            let lines = try await Self.lines(lab)
            let history = AccountingHistory(of: lines, around: edge.instant, using: &random)
            try await Self.apply(history.records, to: lab, using: &random)
            let truth = try await SessionOracle.judge(history.records, zone: edge.zone)
            #expect(truth.sessions.count > 30)
            try await Self.compareSessions(lab, truth)
            for line in lines { try await Self.compareUsage(lab, truth, line, edge) }
        }
    }

    /// Lines behind two routers, one of which has short counters.
    private static func lines(_ lab: SessionLab) async throws -> [AccountingHistory.Line] {
        let wide = try await lab.store.perform(AddNAS(name: "tower-2"))
        var lines: [AccountingHistory.Line] = []
        for number in 0..<16 {
            let user = "line-\(number)"
            lines.append(
                AccountingHistory.Line(
                    user: user, service: try await lab.provider.add(lab.provider.terms(user)),
                    router: number.isMultiple(of: 2)
                        ? .init(nas: wide, isWide: true) : .init(nas: lab.provider.nas, isWide: false),
                    tellsTime: !number.isMultiple(of: 3)))
        }
        return lines
    }

    /// In portions of any size, at the time of their arrival.
    private static func apply(
        _ records: [AccountingRecord], to lab: SessionLab, using random: inout SeededGenerator
    ) async throws {
        var rest = records[...]
        while let last = rest.prefix(Int.random(in: 1...150, using: &random)).indices.last {
            lab.clock.set(to: rest[last].arrived)
            try await lab.apply(Array(rest[...last]))
            rest = rest[(last + 1)...]
        }
    }

    private static func compareSessions(_ lab: SessionLab, _ truth: SessionOracle) async throws {
        let sessions = try await lab.sessions().map {
            SessionOracle.Session(
                nas: $0.nas.value, session: String(decoding: $0.sessionID, as: UTF8.self),
                user: String(decoding: $0.userName, as: UTF8.self), down: $0.down, up: $0.up, seconds: $0.seconds,
                stopped: $0.ending == .stopped)
        }
        #expect(sessions.count == truth.sessions.count)
        for (ours, theirs) in zip(sessions.sorted(), truth.sessions.sorted()) { #expect(ours == theirs) }
    }

    /// Octets and seconds online are where the oracle has them.
    private static func compareUsage(
        _ lab: SessionLab, _ truth: SessionOracle, _ line: AccountingHistory.Line, _ edge: Edge
    ) async throws {
        let zone = try ZoneDatabase().rules(named: edge.zone)
        let span = edge.instant.advanced(by: .seconds(-400_000))..<edge.instant.advanced(by: .seconds(400_000))
        let quarters = try await lab.store.usage(of: line.service, in: span, by: .quarter, zone: zone).map {
            SessionOracle.Usage($0.span.lowerBound.seconds, $0)
        }
        let days = try await lab.store.usage(of: line.service, in: span, by: .day, zone: zone).map {
            SessionOracle.Usage("\(zone.localTime(at: $0.span.lowerBound).date)", $0)
        }
        #expect(quarters == truth.usage[line.user] ?? [], "\(line.user)")
        #expect(days == truth.days[line.user] ?? [], "\(line.user)")
    }
}
