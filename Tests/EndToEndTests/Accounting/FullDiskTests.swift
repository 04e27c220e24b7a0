// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The disk of the program's data is full, while it runs and when it starts.
@Suite("accounting on a full disk")
struct FullDiskTests {
    @Test func loginsGoOnAndEverythingCountsOnce() async throws {
        try Need.command("radclient")
        try Need.command("python3")
        // A segment of the journal and the one after it take 128 MiB.
        try await SmallDisk.with(megabytes: 160) { disk in
            let place = ["--data", disk + "/data"]
            try await RadiusProgram.makeProvider(at: place, lines: disk + "/lines.csv")
            var program = try await RadiusProgram.started(at: place)
            let router = try await ReportingRouter(250, of: program, seed: 7_200)
            router.report(to: program.accountingPort6)
            try await router.wait(untilAcknowledged: 300)
            _ = try await router.rest()

            let ballast = disk + "/ballast"
            try Self.fill(ballast)
            // The journal has room that it took before: records are kept, and cannot be applied.
            router.report(to: program.accountingPort6)
            try await router.wait(untilAcknowledged: router.ledger.acknowledged + 200)
            // So that something is left to be reported.
            #expect(try await !router.rest().isDone)
            try await program.process.output(containing: "FH5001", within: ChildProcess.patience)
            #expect(try await Radclient.isAccepted("bob", "bobs-word", by: program))
            #expect(try await program.showsMetric("firsthop_accounting_is_stuck 1"))

            // After a start it has none, and acknowledges nothing.
            _ = try await program.kill()
            // Only now: an answer may have been on its way.
            var ledger = try await router.rest()
            program = try await RadiusProgram.started(at: place)
            router.report(to: program.accountingPort6)
            try await program.process.output(containing: "FH5001", within: ChildProcess.patience)
            try await router.wait(untilRepeated: 300)
            #expect(router.ledger.acknowledged == ledger.acknowledged)
            #expect(try await Radclient.isAccepted("alice@example.net", "open sesame", by: program))
            #expect(try await program.showsMetric("firsthop_record_log_refusing 1"))

            try FileManager.default.removeItem(atPath: ballast)
            ledger = try await router.finish()
            try await program.process.output(containing: "FH5002", within: ChildProcess.patience)
            try await ToldSessions.expectRight(program, router, ledger)
            try await ToldSessions.expectUsage(program, router)
            try await program.stop()
            let health = try JSONShape(
                parsing: try await program.firsthop("nas", "health", "--json").outputOfSuccess(
                    of: "firsthop nas health"))
            let router6 = try #require((0..<2).compactMap { health[$0] }.first { $0["name"]?.string == "edge6" })
            // Only what the second program counted: the first one was killed. What it took before the disk refused it is being
            // worked on until there is room, the rest it did not take.
            let drops = ["duplicate_in_progress", "not_recorded"].compactMap { router6["dropped"]?[$0]?.number }
            #expect(drops.reduce(0, +) > 200)
            #expect(try #require(router6["answered"]?.number) >= ledger.acknowledged / 2)
        }
    }

    /// Takes all room that is left.
    private static func fill(_ path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        var piece = 1 << 20
        while piece > 0 {
            let bytes = [UInt8](repeating: 0, count: piece)
            if write(file, bytes, piece) < 0 { piece /= 2 }
        }
        #expect(errno == ENOSPC)
    }
}
