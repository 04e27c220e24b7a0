// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// Logins while PostgreSQL is away: of a program that runs, and of one that starts.
@Suite("the database is away")
struct DatabaseAwayTests {
    @Test func loginsAreAnsweredWithoutItAndFollowItWhenItIsBack() async throws {
        try Need.command("radclient")
        let server = try await PostgresServer()
        try await server.start()
        try await TemporaryDirectory.with { folder in
            let place = ["--data", folder.file("data"), "--database", server.connection]
            try await RadiusProgram.makeProvider(at: place, lines: folder.file("lines.csv"))
            let running = try await RadiusProgram.started(at: place)
            #expect(try await Radclient.isAccepted("bob", "bobs-word", by: running))
            try await server.stop()
            #expect(try await Radclient.isAccepted("bob", "bobs-word", by: running))
            #expect(try await !Radclient.isAccepted("bob", "wrong", by: running))
            // Its copy on the disk is that of the start: the end cannot read anything newer.
            try await running.stop()

            let started = try await RadiusProgram.started(at: place)
            #expect(try await Radclient.isAccepted("alice@example.net", "open sesame", by: started))
            #expect(try await !Radclient.isAccepted("carol", "carols-word", by: started))

            try await server.start()
            try await started.process.output(containing: "FH4005", within: ChildProcess.patience)
            _ = try await started.firsthop("service", "change", "carol", "--state", "active")
                .outputOfSuccess(of: "firsthop service change")
            for _ in 0..<100 where try await !Radclient.isAccepted("carol", "carols-word", by: started) {}
            #expect(try await Radclient.isAccepted("carol", "carols-word", by: started))
            try await started.stop()
        }
        try await server.stop()
    }
}
