// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// The rules of sessions, one small story each, told to the database and asked back from it.
@Suite struct SessionRulesTests {
    @Test(arguments: StorageEngine.allCases)
    func aSessionIsCountedFromItsFirstToItsLastRecord(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let service = try await lab.provider.add(lab.provider.terms("anna"))
            try await lab.apply([lab.record(.start, "anna", at: 0)])
            #expect(try await lab.sessions().map(\.service) == [service])
            #expect(lab.openSessions.count(of: service) == 1)
            try await lab.apply([
                lab.record(.interim, "anna", at: 600, lasting: 600, down: 6_000, up: 600),
                lab.record(.interim, "anna", at: 1_200, lasting: 1_200, down: 12_000, up: 1_200),
            ])
            try await lab.apply([lab.record(.stop, "anna", at: 1_800, lasting: 1_800, down: 5 << 32, up: 1_800)])
            let session = try #require(try await lab.sessions().first)
            #expect((session.down, session.up, session.seconds) == (5 << 32, 1_800, 1_800))
            #expect(session.ending == .stopped)
            #expect(session.endedAt == SessionLab.start.advanced(by: .seconds(1_800)))
            #expect(try await lab.usage() == UsageSum(down: 5 << 32, up: 1_800, seconds: 1_800))
            #expect(lab.openSessions.count(of: service) == 0)
            let quarters = try await lab.store.usage(
                of: service, in: SessionLab.start..<SessionLab.start.advanced(by: .seconds(7_200)), by: .quarter,
                zone: .utc)
            // The second record's 6,000 octets stand half before and half after the first quarter's end.
            #expect(quarters.map(\.down) == [9_000, 5 << 32 - 9_000])
            #expect(quarters.map(\.seconds) == [900, 900])
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func recordsCountOnceAndNeverGoBack(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let stop = lab.record(.stop, "a", at: 900, lasting: 900, down: 900)
            let interim = lab.record(.interim, "a", at: 600, lasting: 600, down: 600)
            // A Stop before its Start, the same again in another portion, and everything that it has overtaken.
            try await lab.apply([stop])
            try await lab.apply([stop, interim, lab.record(.start, "a", at: 0), stop])
            let sessions = try await lab.sessions()
            #expect(sessions.map(\.down) == [900])
            #expect(sessions.map(\.ending) == [.stopped])
            #expect(try await lab.usage().down == 900)
            let findings = lab.applier.status.findings
            #expect(findings[.repeated] == 2)
            #expect(findings[.late] == 2)
            #expect(findings[.withoutStart] == 1)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func countersWrapOrBeginAgain(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            func interim(_ at: Int64, _ down: UInt64, gigawords: Bool = false) -> AccountingRecord {
                var record = lab.record(.interim, "a", at: at, lasting: UInt32(at))
                record.totals = SessionTotals(down: down, up: 0, hasGigawords: gigawords)
                return record
            }
            let top = UInt64(UInt32.max)
            // 201 octets past the end of 32 bits, in ten minutes: a wrap.
            try await lab.apply([lab.record(.start, "a", at: 0), interim(600, top - 100), interim(1_200, 100)])
            #expect(try await lab.usage().down == Int64(top) + 101)
            // The same from a router that has gigawords is a counter that began again.
            try await lab.apply([interim(1_800, 1_000, gigawords: true), interim(2_400, 50, gigawords: true)])
            #expect(try await lab.usage().down == Int64(top) + 1_001 + 50)
            // Without time that moved on nothing is believed.
            try await lab.apply([interim(2_400, 20, gigawords: true)])
            #expect(try await lab.sessions().map(\.down) == [Int64(top) + 1_051])
            #expect(lab.applier.status.findings[.counterReset] == 1)
            #expect(lab.applier.status.findings[.counterWrap] == 1)
            // What comes then counts from where the counter began again.
            try await lab.apply([interim(3_000, 70, gigawords: true)])
            #expect(try await lab.usage().down == Int64(top) + 1_071)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aRestartedRouterHasNoSessions(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            try await lab.apply([
                lab.record(.start, "a", at: 0), lab.record(.start, "b", at: 10),
                lab.record(.interim, "a", at: 600, lasting: 600, down: 6),
            ])
            try await lab.apply([lab.record(.on, "", at: 700), lab.record(.start, "c", at: 710)])
            // Overtaken by the word of the restart: it began before, so it is over.
            try await lab.apply([lab.record(.start, "d", at: 690), lab.record(.on, "", at: 700)])
            var sessions = try await lab.sessions()
            #expect(sessions.map { String(decoding: $0.sessionID, as: UTF8.self) } == ["a", "b", "c", "d"])
            #expect(sessions.map(\.ending) == [.nasStarted, .nasStarted, nil, .nasStarted])
            #expect(sessions.map(\.cause) == [11, 11, nil, 11])
            #expect(sessions[0].endedAt == SessionLab.start.advanced(by: .seconds(600)))
            // What is heard of one afterwards proves that it goes on.
            try await lab.apply([lab.record(.interim, "a", at: 1_200, lasting: 1_200, down: 12)])
            sessions = try await lab.sessions()
            #expect(sessions[0].endedAt == nil)
            #expect(lab.applier.status.findings[.revived] == 1)
            #expect(try await lab.usage().down == 12)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func aLaterSessionOfTheLineEndsTheOneBefore(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            try await lab.apply([
                lab.record(.start, "1", at: 0, user: "anna"), lab.record(.start, "9", at: 0, user: "ben"),
            ])
            try await lab.apply([lab.record(.start, "2", at: 60, user: "anna")])
            var sessions = try await lab.sessions()
            #expect(sessions.map(\.ending) == [.lostStop, nil, nil])
            // Its own word comes late, and still counts.
            try await lab.apply([lab.record(.stop, "1", at: 50, lasting: 50, down: 5, user: "anna")])
            sessions = try await lab.sessions()
            #expect(sessions.map(\.ending) == [.stopped, nil, nil])
            #expect(sessions[0].down == 5)
        }
    }

    /// A router without logins gives the same id to the same line again: two sessions, each with its own octets.
    @Test(arguments: StorageEngine.allCases)
    func aReusedIDIsANewSession(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            try await lab.apply([
                lab.record(.start, "1", at: 0), lab.record(.interim, "1", at: 3_600, lasting: 3_600, down: 3_600),
            ])
            try await lab.apply([
                lab.record(.start, "1", at: 4_000), lab.record(.interim, "1", at: 4_600, lasting: 600, down: 60),
                lab.record(.interim, "1", at: 3_600, lasting: 3_600, down: 3_600),
            ])
            let sessions = try await lab.sessions()
            #expect(sessions.map(\.down) == [3_600, 60])
            #expect(sessions.map(\.ending) == [.lostStop, nil])
            #expect(try await lab.usage().down == 3_660)
        }
    }

    /// One login, several sessions: the router's own id tells them apart; and time that cannot be is not believed.
    @Test(arguments: StorageEngine.allCases)
    func loginsAndTimesAreCheckedAgainstEachOther(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let login = LoginReference(
                session: SessionKey(high: 1, low: 2), service: ServiceID(77), issued: SessionLab.start,
                granted: .offline)
            var wild = lab.record(.interim, "x", at: 600, lasting: 600, down: 10, login: login)
            wild.stated = Timestamp(seconds: 4_000_000_000)
            var delayed = lab.record(.start, "y", at: 700, login: login)
            (delayed.stated, delayed.delay) = (nil, 90)
            try await lab.apply([lab.record(.start, "x", at: 0, login: login), wild, delayed])
            let sessions = try await lab.sessions()
            #expect(sessions.map(\.service) == [ServiceID(77), ServiceID(77)])
            #expect(sessions[0].lastAt == SessionLab.start.advanced(by: .seconds(600)))
            #expect(sessions[1].startedAt == SessionLab.start.advanced(by: .seconds(610)))
            #expect(lab.applier.status.findings[.doubtfulTime] == 1)
            // A clock that was put back: the octets count, the time stands still.
            try await lab.apply([lab.record(.interim, "x", at: 300, lasting: 1_200, down: 30, login: login)])
            #expect(try await lab.sessions()[0].lastAt == SessionLab.start.advanced(by: .seconds(600)))
            #expect(try await lab.usage().down == 30)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whoFallsSilentIsStaleAndThenEnded(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let service = try await lab.provider.add(lab.provider.terms("anna"))
            try await lab.apply([lab.record(.start, "anna", at: 0)])
            lab.clock.advance(by: .seconds(1_860))
            #expect(lab.openSessions.count(of: service) == 1)
            lab.clock.advance(by: .seconds(1))
            #expect(lab.openSessions.count(of: service) == 0)
            #expect(try await lab.sessions()[0].isStale(at: lab.clock.now))
            #expect(try await lab.store.nasHealth(days: 1).map(\.staleSessions) == [1])
            lab.clock.advance(by: .seconds(3_600))
            try await lab.apply([lab.record(.interim, "anna", at: 5_461, lasting: 5_461, down: 1)])
            #expect(lab.openSessions.count(of: service) == 1)
            try await lab.applier.endSilent()
            #expect(try await lab.sessions()[0].ending == nil)
            lab.clock.advance(by: .seconds(86_401))
            try await lab.applier.endSilent()
            #expect(try await lab.sessions()[0].ending == .silent)
            // Too late: it counts, and stays over.
            try await lab.apply([lab.record(.interim, "anna", at: 91_900, lasting: 91_900, down: 2)])
            #expect(try await lab.sessions()[0].ending == .silent)
            #expect(try await lab.usage().down == 2)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func oneIDHasNoMoreThanSoManySessions(engine: StorageEngine) async throws {
        try await SessionLab.with(engine) { lab in
            let records = (0..<4_000).map { number in
                lab.record(.interim, "same", at: 600, lasting: 600, down: 1, user: "made up \(number)")
            }
            try await lab.apply(Array(records[..<1_000]))
            try await lab.apply(Array(records[1_000...]))
            let sessions = try await lab.sessions()
            #expect(sessions.count == SessionRules().sessionsPerID + 1)
            #expect(lab.applier.status.findings[.overflowed] == 3_936)
            #expect(sessions.last?.userName.isEmpty == true)
        }
    }
}
