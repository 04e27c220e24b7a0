// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// The program is killed again and again while it brings sessions to a new speed, over a router that hardly hears and often refuses.
@Suite("enforcement through kills")
struct KilledEnforcerTests {
    private static let lines = 1...12
    private static let kills = 24

    @Test(arguments: StorageEngine.allCases)
    func everySessionEndsAsDesired(engine: StorageEngine) async throws {
        try Need.command("radclient")
        let database =
            switch engine {
            case .sqlite: [String]()
            case .postgreSQL: ["--database", try await PostgresCluster.shared.freshDatabase()]
            }
        try await TemporaryDirectory.with { folder in
            let place = ["--data", folder.file("data")] + database
            try await RadiusProgram.makeProvider(at: place, lines: folder.file("lines.csv"))
            let router = try await StubbornRouter(secret: RadiusProgram.secret)
            var program = try await RadiusProgram.started(at: place)
            try await run(program, "nas", "change", "edge4", "--dynamic-authorization-port", "\(router.port)")
            try await Self.begin(program)
            try await run(program, "plan", "change", "Home", "--rates", "70M/14M")
            for kill in 1...Self.kills {
                if kill == Self.kills / 2 { try await run(program, "plan", "change", "Home", "--rates", "33M/11M") }
                let asked = try await router.report().requests
                // Sometimes it dies before it has asked anything, sometimes while it waits for answers.
                for _ in 0..<(kill % 4) where try await router.report().requests < asked + 4 {
                    _ = try await program.firsthop("session", "pending")
                }
                _ = try await program.kill()
                program = try await RadiusProgram.started(at: place)
            }
            try await Self.expect("11M/33M", at: router, program)
            let report = try await router.report()
            #expect(report.busiest <= 50)
            #expect(report.sessions.count > Self.lines.count / 2, "disconnects alone prove little")
            try await Self.expectTimeline(program, report)
            try await program.stop()
        }
    }

    /// Lines log in and their sessions begin.
    private static func begin(_ program: RadiusProgram) async throws {
        for line in lines {
            let name = Self.name(line)
            let login = try await Radclient.ask(
                "127.0.0.1:\(program.ipv4Port)",
                ["User-Name = \"\(name)\"", "User-Password = \"word\(name.dropFirst(4))\""])
            let sessionClass = try #require(login.firstMatch(of: /Class = (0x[0-9a-f]+)/)).output.1
            let answer = try await Radclient.ask(
                "127.0.0.1:\(program.accountingPort)",
                [
                    "User-Name = \"\(name)\"", "Acct-Session-Id = \"\(name)\"", "Class = \(sessionClass)",
                    "Acct-Status-Type = Start",
                ], kind: "acct")
            #expect(answer.contains("Received Accounting-Response"), "\(answer)")
        }
        var sessions = 0
        for _ in 0..<200 where sessions < lines.count {
            sessions = try await ToldSessions.all(of: program).count
        }
        #expect(sessions == lines.count)
    }

    private static func name(_ line: Int) -> String { "line" + String(10_000_000 + line).dropFirst() }

    /// What counts is what the router has: every session the new rate, or none any more.
    private static func expect(_ rate: String, at router: StubbornRouter, _ program: RadiusProgram) async throws {
        let names = Set(lines.map { name($0) })
        var wrong = names
        let deadline = ContinuousClock.now + .seconds(240)
        while !wrong.isEmpty, ContinuousClock.now < deadline {
            let report = try await router.report()
            wrong = names.filter { report.sessions[$0] != rate && !report.ended.contains($0) }
            _ = try await program.firsthop("session", "pending")
        }
        let sessions = try await router.report().sessions
        #expect(wrong.isEmpty, "\(wrong.sorted()) have not what they should have: \(sessions)")
    }

    /// Every line's timeline tells of the attempts.
    private static func expectTimeline(_ program: RadiusProgram, _ report: StubbornRouter.Report) async throws {
        let name = try #require(report.sessions.keys.sorted().first)
        let timeline = try JSONShape(
            parsing: try await program.firsthop("service", "timeline", name, "--json")
                .outputOfSuccess(of: "firsthop service timeline"))
        let events = (0..<(timeline["events"]?.count ?? 0)).compactMap { timeline["events"]?[$0] }
        let asked = events.filter { $0["kind"]?.string == "asked" }
        #expect(asked.first?["question"]?.string == "33M/11M")
        #expect(events.contains { $0["kind"]?.string == "session_began" })
        #expect(events.contains { $0["field"]?.string == "rates" && $0["after"]?.string == "33M/11M" })
    }

    private func run(_ program: RadiusProgram, _ arguments: String...) async throws {
        let outcome = try await ChildProcess.run(
            BuiltProgram.path("firsthop"), arguments + program.place, within: ChildProcess.patience)
        _ = try outcome.outputOfSuccess(of: "firsthop " + arguments.joined(separator: " "))
    }
}
