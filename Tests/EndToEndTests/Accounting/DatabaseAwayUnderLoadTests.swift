// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// PostgreSQL is away while routers report.
///
/// For some hundred repetitions of what was not acknowledged; with the variable `DATABASE_AWAY_SECONDS` for at least so long.
@Suite("accounting while the database is away")
struct DatabaseAwayUnderLoadTests {
    @Test func theInboxAcknowledgesNothingAndCatchesUp() async throws {
        try await Self.withProvider(["--accounting-records", "inbox"]) { server, program, _ in
            let router = try await ReportingRouter(250, of: program, seed: 7_300)
            router.report(to: program.accountingPort6)
            try await router.wait(untilAcknowledged: 300)
            try await server.stop()
            try await program.process.output(containing: "FH5001", within: ChildProcess.patience)
            let acknowledged = try await router.wait(untilRepeated: 300).acknowledged
            try await Self.beAway(router)
            #expect(router.ledger.acknowledged == acknowledged)
            #expect(try await Radclient.isAccepted("bob", "bobs-word", by: program))
            try await server.start()
            try await Self.expectAll(router, program)
            try await program.process.output(containing: "FH5002", within: ChildProcess.patience)
            return program
        }
    }

    @Test func aJournalGoesOnEvenThroughARestart() async throws {
        try await Self.withProvider(["--accounting-records", "journal"]) { server, program, restart in
            let router = try await ReportingRouter(250, of: program, seed: 7_301)
            router.report(to: program.accountingPort6)
            try await router.wait(untilAcknowledged: 300)
            try await server.stop()
            try await router.wait(untilAcknowledged: router.ledger.acknowledged + 300)
            _ = try await program.kill()
            let second = try await restart()
            router.report(to: second.accountingPort6)
            try await router.wait(untilAcknowledged: router.ledger.acknowledged + 300)
            try await second.process.output(containing: "FH5001", within: ChildProcess.patience)
            try await Self.beAway(router)
            #expect(try await Radclient.isAccepted("bob", "bobs-word", by: second))
            try await server.start()
            try await Self.expectAll(router, second)
            return second
        }
    }

    /// Runs `body` with a program on a server of its own, and stops in good order what it returns.
    private static func withProvider(
        _ options: [String],
        _ body: (PostgresServer, RadiusProgram, _ restart: () async throws -> RadiusProgram) async throws ->
            RadiusProgram
    ) async throws {
        try Need.command("radclient")
        let server = try await PostgresServer()
        try await server.start()
        try await TemporaryDirectory.with { folder in
            let place = ["--data", folder.file("data"), "--database", server.connection]
            try await RadiusProgram.makeProvider(at: place, lines: folder.file("lines.csv"))
            // Ends in good order, so that the directory's copy on the disk has the routers.
            try await RadiusProgram.started(at: place, options).stop()
            let program = try await RadiusProgram.started(at: place, options)
            try await body(server, program) { try await RadiusProgram.started(at: place, options) }.stop()
        }
        try await server.stop()
    }

    private static func beAway(_ router: ReportingRouter) async throws {
        let seconds = ProcessInfo.processInfo.environment["DATABASE_AWAY_SECONDS"].flatMap(Double.init) ?? 0
        let end = ContinuousClock.now + .seconds(seconds)
        while .now < end, !router.ledger.isDone { try await router.wait(untilRepeated: 100) }
    }

    private static func expectAll(_ router: ReportingRouter, _ program: RadiusProgram) async throws {
        let ledger = try await router.finish()
        try await ToldSessions.expectRight(program, router, ledger)
        try await ToldSessions.expectUsage(program, router)
    }
}
