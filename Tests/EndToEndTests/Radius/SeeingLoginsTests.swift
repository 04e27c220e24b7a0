// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// What the provider's people see of logins: `firsthop trace`, `firsthop ask`, `firsthop nas unknown`.
@Suite("seeing logins")
struct SeeingLoginsTests {
    @Test func aTraceShowsTheExchangeAndTheReasonsButNoSecret() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            let trace = try ChildProcess(
                BuiltProgram.path("firsthop"), ["trace", "--user", "bob", "--count", "2"] + program.place)
            async let end = trace.end(within: ChildProcess.patience)
            // A trace begins some time after its command was started; until then logins pass unseen.
            while !trace.hasEnded {
                #expect(try await Radclient.isAccepted("bob", "bobs-word", by: program))
                #expect(try await !Radclient.isAccepted("alice@example.net", "wrong", by: program))
            }
            let shown = try await end.outputOfSuccess(of: "firsthop trace")
            for part in [
                "Access-Request", "Access-Accept", "User-Name = \"bob\"", "Delegated-IPv6-Prefix = 3fff:100:0:200::/56",
                "because ", "edge4 (127.0.0.1",
            ] { #expect(shown.contains(part), "\(part): \(shown)") }
            for hidden in ["bobs-word", "alice", RadiusProgram.secret] { #expect(!shown.contains(hidden), "\(shown)") }
        }
    }

    @Test func askingSaysTheAnswerAndWhyAndSendsNothing() async throws {
        try await RadiusProgram.with { program in
            func ask(_ attributes: String...) async throws -> String {
                let arguments = ["ask", "--nas", "edge4"] + attributes + program.place
                return try await ChildProcess.run(BuiltProgram.path("firsthop"), arguments)
                    .outputOfSuccess(of: "firsthop ask")
            }
            let right = try await ask("User-Name = \"bob\"", "User-Password = \"bobs-word\"", "Framed-Protocol = PPP")
            #expect(right.hasPrefix("accepted"), "\(right)")
            #expect(right.contains("Framed-IP-Address = 198.51.100.2") && right.contains("Mikrotik-Rate-Limit"))
            let wrong = try await ask("User-Name = \"bob\"", "User-Password = \"nonsense\"")
            #expect(wrong.hasPrefix("rejected (wrong_password)") && !wrong.contains("nonsense"), "\(wrong)")
            let stopped = try await ask("User-Name = \"carol\"", "User-Password = \"carols-word\"")
            #expect(stopped.hasPrefix("rejected (service_not_active)"), "\(stopped)")
        }
    }

    @Test func whatCannotBeAskedIsRefusedWithTheReason() async throws {
        try await RadiusProgram.with { program in
            for (arguments, reason) in [
                (["--nas", "nowhere", "User-Name = \"bob\""], "nowhere"),
                (["--nas", "edge4", "No-Such = 1"], "No-Such"),
                (["--nas", "edge4", "--packet", "xyz"], "--packet"),
            ] {
                let outcome = try await ChildProcess.run(
                    BuiltProgram.path("firsthop"), ["ask"] + arguments + program.place)
                #expect(!outcome.succeeded && outcome.errorOutput.contains(reason), "\(outcome)")
            }
        }
    }

    @Test func whoIsNoRouterIsListedAndNotAnswered() async throws {
        try await RadiusProgram.with { program in
            let port = try #require(UInt16(program.ipv4Port))
            var list = ""
            // The datagram is on its way when `send` returns, and counted some time later.
            for _ in 0..<100 where !list.contains("127.0.0.9") {
                try LoopbackExchange.post(
                    [1, 2, 0, 20] + [UInt8](repeating: 7, count: 16), to: port, from: "127.0.0.9")
                list = try await program.firsthop("nas", "unknown").outputOfSuccess(of: "firsthop nas unknown")
            }
            #expect(list.contains("127.0.0.9"), "\(list)")
        }
    }
}
