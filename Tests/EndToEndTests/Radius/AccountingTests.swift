// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// What routers report, from FreeRADIUS's client to the commands that show it, on both engines.
@Suite("accounting")
struct AccountingTests {
    @Test(arguments: StorageEngine.allCases)
    func aSessionIsCountedOnceFromItsBeginningToItsEnd(engine: StorageEngine) async throws {
        try Need.command("radclient")
        try await RadiusProgram.with(engine) { program in
            let login = try await Radclient.ask(
                "127.0.0.1:\(program.ipv4Port)",
                ["User-Name = \"alice@example.net\"", "User-Password = \"open sesame\""])
            let sessionClass = try #require(login.firstMatch(of: /Class = (0x[0-9a-f]+)/)).output.1
            let common = [
                "User-Name = \"alice@example.net\"", "Acct-Session-Id = \"81f00001\"", "Class = \(sessionClass)",
                "Framed-IPv6-Prefix = 2001:db8:8000:1::/64", "Delegated-IPv6-Prefix = 3fff:100:0:100::/56",
            ]
            // Input and output are the router's: output is what the subscriber gets.
            let interim = [
                "Acct-Status-Type = Interim-Update", "Acct-Session-Time = 600", "Acct-Input-Octets = 1000",
                "Acct-Output-Octets = 705032704", "Acct-Output-Gigawords = 1",
            ]
            let stop = [
                "Acct-Status-Type = Stop", "Acct-Session-Time = 1200", "Acct-Input-Octets = 2500",
                "Acct-Output-Octets = 1410065408", "Acct-Output-Gigawords = 2", "Acct-Terminate-Cause = User-Request",
            ]
            for record in [["Acct-Status-Type = Start"], interim, interim, stop, stop, interim] {
                try await Self.report(common + record, to: program)
            }
            let session = try await Self.ended(of: "alice", program)
            #expect(session["down"]?.number == 10_000_000_000 && session["up"]?.number == 2500)
            #expect(session["seconds"]?.number == 1200 && session["ending"]?.string == "stopped")
            #expect(session["cause"]?.number == 1 && session["service_name"]?.string == "alice")

            let usage = try JSONShape(
                parsing: try await program.firsthop("usage", "alice", "--by", "quarter", "--json")
                    .outputOfSuccess(of: "firsthop usage"))
            let periods = (0..<(usage["usage"]?.count ?? 0)).compactMap { usage["usage"]?[$0] }
            #expect(periods.reduce(0) { $0 + ($1["down"]?.number ?? 0) } == 10_000_000_000)
            #expect(periods.reduce(0) { $0 + ($1["up"]?.number ?? 0) } == 2500)

            let number = try #require(session["id"]?.number)
            let shown = try await program.firsthop("session", "show", "\(number)")
                .outputOfSuccess(of: "firsthop session show")
            #expect(shown.contains("3fff:100:0:100::/56") && shown.contains("agrees"), "\(shown)")
        }
    }

    @Test func strangersAreKeptAndForgedRecordsAreNotTaken() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            let record = ["User-Name = \"nobody\"", "Acct-Session-Id = \"7\"", "Acct-Status-Type = Stop"]
            let forged = try await Radclient.ask(
                "127.0.0.1:\(program.accountingPort)", record, kind: "acct", secret: "not the secret of this router",
                succeeds: false)
            #expect(forged.contains("No reply"), "\(forged)")
            try await Self.report(record + ["Acct-Session-Time = 60"], to: program)
            var list = ""
            // Applied some time after it was acknowledged.
            for _ in 0..<200 where !list.contains("nobody") {
                list = try await program.firsthop("session", "history").outputOfSuccess(of: "firsthop session history")
            }
            #expect(list.contains("(unknown)"), "\(list)")
            let health = try await program.firsthop("nas", "health").outputOfSuccess(of: "firsthop nas health")
            #expect(health.contains("edge4"), "\(health)")
        }
    }

    static func report(_ attributes: [String], to program: RadiusProgram) async throws {
        let answer = try await Radclient.ask("127.0.0.1:\(program.accountingPort)", attributes, kind: "acct")
        #expect(answer.contains("Received Accounting-Response"), "\(answer)")
    }

    /// The only session of a service, once it has ended and everything sent before is applied.
    private static func ended(of service: String, _ program: RadiusProgram) async throws -> JSONShape {
        for _ in 0..<200 {
            let list = try JSONShape(
                parsing: try await program.firsthop("session", "history", "--service", service, "--json")
                    .outputOfSuccess(of: "firsthop session history"))
            if let session = list[0] { return session }
        }
        throw NeverApplied(service: service)
    }

    private struct NeverApplied: Error {
        let service: String
    }
}
