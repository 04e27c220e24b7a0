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
        let router = try await FakeRouter()
        try await router.order(
            "row", ["menu": "/ip/firewall/address-list", "list": "SpLBL_blocked", "address": "203.0.113.9"])
        try await router.order("session", ["name": "bob", "address": "198.51.100.2"])
        try await RadiusProgram.with(engine) { program in
            try await Self.enter(router, at: program)
            try await Self.begin(
                "bob", "bobs-word",
                [
                    "Framed-IP-Address = 198.51.100.2", "Framed-IPv6-Prefix = 2001:db8:8000:2::/64",
                    "Delegated-IPv6-Prefix = 3fff:100:0:200::/56",
                ], through: program)
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

    /// The other router hangs, or talks nonsense: that is no reason for this one to wait, and once it is well it is told.
    @Test(arguments: ["hang", "garbage", "close-mid-sentence"])
    func aBrokenRouterDelaysNobodyElse(conduct: String) async throws {
        try Need.command("radclient")
        let (router, broken) = (try await FakeRouter(), try await FakeRouter(["--conduct", conduct]))
        try await RadiusProgram.with { program in
            try await Self.enter(router, as: "edge4", at: program)
            try await Self.enter(broken, as: "edge6", at: program)
            try await Self.begin("bob", "bobs-word", ["Framed-IP-Address = 198.51.100.2"], through: program)
            try await Self.begin(
                "alice@example.net", "open sesame", ["Delegated-IPv6-Prefix = 3fff:100:0:100::/56"], at: "[::1]",
                through: program)
            for customer in ["Alice", "Bob"] {
                _ = try await program.firsthop("customer", "block", customer, "--reason", "unpaid")
                    .outputOfSuccess(of: "firsthop customer block")
            }
            try await Self.wait(for: Self.lines, at: router, program)
            #expect(try await broken.listed().isEmpty)
            try await broken.order("conduct", ["manner": "prompt"])
            try await Self.wait(
                for: ["SpLBL_blocked 2001:db8:8000:1::/64", "SpLBL_blocked 3fff:100:0:100::/56"], at: broken, program)
        }
    }

    /// Gives the program an account at the router.
    private static func enter(
        _ router: FakeRouter, as name: String = "edge4", at program: RadiusProgram
    ) async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.file("password")
            try FakeRouter.password.write(toFile: file, atomically: true, encoding: .utf8)
            _ = try await program.firsthop(
                "nas", "router", "set", name, "--host", "127.0.0.1", "--port", "\(router.ports.api)", "--security",
                "plain",
                "--user", "admin", "--password-file", file
            ).outputOfSuccess(of: "firsthop nas router set")
        }
    }

    /// A line logs in, and its session is reported.
    private static func begin(
        _ user: String, _ password: String, _ addresses: [String], at address: String = "127.0.0.1",
        through program: RadiusProgram
    ) async throws {
        let isIPv4 = address == "127.0.0.1"
        let login = try await Radclient.ask(
            "\(address):\(isIPv4 ? program.ipv4Port : program.ipv6Port)",
            ["User-Name = \"\(user)\"", "User-Password = \"\(password)\""])
        let sessionClass = try #require(login.firstMatch(of: /Class = (0x[0-9a-f]+)/)).output.1
        let answer = try await Radclient.ask(
            "\(address):\(isIPv4 ? program.accountingPort : "\(program.accountingPort6)")",
            [
                "User-Name = \"\(user)\"", "Acct-Session-Id = \"81f0-\(user)\"", "Class = \(sessionClass)",
                "Acct-Status-Type = Start",
            ] + addresses, kind: "acct")
        #expect(answer.contains("Received Accounting-Response"), "\(answer)")
    }

    /// Waits until the lists of the router are as they should be; a command of the program paces the looks.
    private static func wait(for rows: [String], at router: FakeRouter, _ program: RadiusProgram) async throws {
        var listed: [String] = []
        for _ in 0..<300 {
            listed = try await router.listed()
            if listed == rows { return }
            _ = try await program.firsthop("session", "pending")
        }
        #expect(listed == rows)
    }
}
