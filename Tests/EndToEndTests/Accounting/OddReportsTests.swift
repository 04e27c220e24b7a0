// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// What routers should not report: it is kept, shown and counted, and fills nothing.
@Suite("odd accounting reports")
struct OddReportsTests {
    @Test func theyAreKeptShownCountedAndBounded() async throws {
        try await RadiusProgram.with { program in
            let now = UInt32(Date().timeIntervalSince1970)
            try Self.reportOddities(to: program, now: now)
            for number in 0..<4_000 {
                try Self.report(
                    program, .start, "one-id", user: "name\(number)", station: "s\(number)", at: now - 1_000)
            }
            try Self.report(program, .stop, "last", user: "line0000001", station: "last", at: now, seconds: 60)
            let told = try await Self.sessions(of: program) { $0.contains { $0.sessionId == "last" } }

            let stopped = try #require(told.first { $0.sessionId == "stop-alone" })
            #expect(stopped.down == 500 && stopped.seconds == 60 && stopped.ending == "stopped")
            let shrunk = try #require(told.first { $0.sessionId == "shrinks" })
            // 5,000 octets, then 100 that were counted anew; the older record in between counts nothing.
            #expect(shrunk.down == 5_100 && shrunk.seconds == 1_200 && shrunk.ending == nil)
            let backward = try #require(told.first { $0.sessionId == "backward" })
            #expect(backward.down == 900 && backward.seconds == 180)
            let stranger = try #require(told.first { $0.sessionId == "stranger" })
            #expect(stranger.serviceName == nil && stranger.userName == "nobody of ours" && stranger.down == 70)
            // As many as a router may begin under one id, and one that takes all others.
            #expect(told.count { $0.sessionId == "one-id" } == 65)

            let findings = try await Self.findings(of: "edge4", program)
            for (word, count) in [
                ("overflowed", 4_000 - 64), ("counter_reset", 1), ("late", 1), ("backward_time", 1),
                ("doubtful_time", 1),
                ("without_start", 6), ("unknown_service", 65),
            ] {
                #expect(findings[word]?.number == count, "\(word)")
            }
        }
    }

    private static func reportOddities(to program: RadiusProgram, now: UInt32) throws {
        try report(program, .stop, "stop-alone", user: "line0000001", station: "1", at: now, seconds: 60, down: 500)

        let line = (user: "line0000002", station: "2")
        for (ago, seconds, down) in [(1_200, 600, 5_000), (600, 1_200, 100), (1_300, 500, 4_000)]
            as [(UInt32, UInt32, UInt32)]
        {
            try report(
                program, .interim, "shrinks", user: line.user, station: line.station, at: now - ago, seconds: seconds,
                down: down)
        }
        // The session goes on while the clock goes back.
        try report(program, .interim, "backward", user: "line0000003", station: "3", at: now, seconds: 120, down: 800)
        try report(
            program, .interim, "backward", user: "line0000003", station: "3", at: now - 3_600, seconds: 180, down: 900)
        try report(program, .interim, "stranger", user: "nobody of ours", station: "4", at: now, seconds: 9, down: 70)
        // A router that believes it is in the next century.
        try report(
            program, .interim, "future", user: "line0000004", station: "5", at: now + 3_000_000_00, seconds: 9, down: 7)
    }

    /// The values of Acct-Status-Type.
    private enum Status: UInt32 {
        case start = 1
        case stop = 2
        case interim = 3
    }

    /// Reports and takes the acknowledgement.
    private static func report(
        _ program: RadiusProgram, _ status: Status, _ session: String, user: String, station: String, at time: UInt32,
        seconds: UInt32? = nil, down: UInt32? = nil
    ) throws {
        var packet = AccountingPacket()
        packet.add(.statusType, status.rawValue)
        packet.add(.sessionID, session)
        packet.add(.userName, user)
        packet.add(.callingStation, station)
        packet.add(.eventTimestamp, time)
        if let seconds { packet.add(.sessionTime, seconds) }
        if let down {
            packet.add(.outputOctets, down)
            // A router that has more than 32 bits: what shrinks has not passed their end.
            packet.add(.outputGigawords, UInt32(0))
        }
        let request = packet.octets(identifier: 1)
        let answer = try LoopbackExchange.answer(to: request, port: try #require(UInt16(program.accountingPort)))
        #expect(AccountingPacket.isAcknowledgement(answer, of: request))
    }

    /// All sessions, once what is looked for is among them: records are applied in the order of their arrival.
    private static func sessions(
        of program: RadiusProgram, when isThere: ([ToldSessions.Session]) -> Bool
    ) async throws -> [ToldSessions.Session] {
        var sessions: [ToldSessions.Session] = []
        for _ in 0..<100 where !isThere(sessions) { sessions = try await ToldSessions.all(of: program) }
        return sessions
    }

    private static func findings(of router: String, _ program: RadiusProgram) async throws -> JSONShape {
        let health = try JSONShape(
            parsing: try await program.firsthop("nas", "health", "--json").outputOfSuccess(of: "firsthop nas health"))
        let routers = (0..<(health.count ?? 0)).compactMap { health[$0] }
        return try #require(routers.first { $0["name"]?.string == router }?["findings"])
    }
}
