// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// The built program and a router that somebody else wrote: what is on the router's own lists is what counts.
@Suite struct BlockedAtTheRouterTests {
    private static let lines = [
        "SpLBL_blocked 198.51.100.2", "SpLBL_blocked 2001:db8:8000:2::/64", "SpLBL_blocked 3fff:100:0:200::/56",
    ]

    /// Neither “blocked on IPv4, alive on IPv6” nor “I paid and I am still blocked”.
    @Test(arguments: StorageEngine.allCases)
    func bothFamiliesAreBlockedAndFreeOncePaid(engine: StorageEngine) async throws {
        try Need.command("radclient")
        let router = try await PeerRouter()
        try await router.order(
            "row", ["menu": "/ip/firewall/address-list", "list": "SpLBL_blocked", "address": "203.0.113.9"])
        try await router.order("session", ["name": "bob", "address": "198.51.100.2"])
        try await RadiusProgram.with(engine) { program in
            try await Self.enter(router, at: program)
            try await Self.begin(program)
            _ = try await program.firsthop("customer", "block", "Bob", "--reason", "unpaid")
                .outputOfSuccess(of: "firsthop customer block")
            let foreign = ["SpLBL_blocked 203.0.113.9"]
            try await Self.wait(for: (Self.lines + foreign).sorted(), at: router, program)
            #expect(try await router.rows(["/ppp/active"], "name") == ["bob"], "nothing has to reconnect")

            _ = try await program.firsthop("customer", "unblock", "Bob")
                .outputOfSuccess(of: "firsthop customer unblock")
            try await Self.wait(for: foreign, at: router, program)
            let login = try await Radclient.ask(
                "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"bob\"", "User-Password = \"bobs-word\""])
            #expect(login.contains("Access-Accept") && login.contains("Delegated-IPv6-Prefix = 3fff:100:0:200::/56"))
            #expect(!login.contains("Reject_"))
            let pending = try await program.firsthop("session", "pending").outputOfSuccess(of: "firsthop session")
            #expect(pending.contains("every running session has what it should have"), "\(pending)")
        }
    }

    /// Gives the program an account at the router.
    private static func enter(_ router: PeerRouter, at program: RadiusProgram) async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("password")
            try PeerRouter.password.write(toFile: file, atomically: true, encoding: .utf8)
            _ = try await program.firsthop(
                "nas", "router", "set", "edge4", "--host", "127.0.0.1", "--port", "\(router.port)", "--security",
                "plain",
                "--user", "admin", "--password-file", file
            ).outputOfSuccess(of: "firsthop nas router set")
        }
    }

    /// Bob's router logs in, and the session is reported.
    private static func begin(_ program: RadiusProgram) async throws {
        let login = try await Radclient.ask(
            "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"bob\"", "User-Password = \"bobs-word\""])
        let sessionClass = try #require(login.firstMatch(of: /Class = (0x[0-9a-f]+)/)).output.1
        let answer = try await Radclient.ask(
            "127.0.0.1:\(program.accountingPort)",
            [
                "User-Name = \"bob\"", "Acct-Session-Id = \"81f00002\"", "Class = \(sessionClass)",
                "Acct-Status-Type = Start", "Framed-IP-Address = 198.51.100.2",
                "Framed-IPv6-Prefix = 2001:db8:8000:2::/64", "Delegated-IPv6-Prefix = 3fff:100:0:200::/56",
            ], kind: "acct")
        #expect(answer.contains("Received Accounting-Response"), "\(answer)")
    }

    /// Waits until the lists of the router are as they should be; a command of the program paces the looks.
    private static func wait(for rows: [String], at router: PeerRouter, _ program: RadiusProgram) async throws {
        var listed: [String] = []
        for _ in 0..<200 {
            listed = try await router.listed()
            if listed == rows { return }
            _ = try await program.firsthop("session", "pending")
        }
        #expect(listed == rows)
    }
}
