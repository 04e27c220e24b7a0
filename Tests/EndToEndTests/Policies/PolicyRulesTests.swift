// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// `firsthop policy rules` and `policy pages`, and `customer block`, `unblock` and `reasons`, as the built program.
@Suite("firsthop policy rules, policy pages, customer block")
struct PolicyRulesTests {
    private static let doors = [
        "--door", "blocked=198.51.100.10:8101", "--door", "blocked=[2001:db8:0:f::1]:80", "--guests",
        "inactive=10.250.96.0/20", "--guests", "inactive=3fff:fff:2000::/36", "--resolver", "2001:db8::53",
        "--reachable", "2001:db8:0:e::20",
    ]

    private static func rules(_ dialect: String, _ arguments: [String]) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            try BuiltProgram.path("firsthop"), ["policy", "rules", "--for", dialect] + arguments)
    }

    @Test func `rules are the same bytes for the same doors, in both families and dialects`() async throws {
        let expected = [
            "routeros": ["list=SpLBL_blocked", "to-ports=8101", "/ipv6 firewall nat", "address=3fff:fff:2000::/36"],
            "nftables": ["table inet firsthop_garden", "blocked_6", "2001:db8:0:f::1", "3fff:fff:2000::/36"],
        ]
        for (dialect, words) in expected {
            let text = try await Self.rules(dialect, Self.doors).outputOfSuccess(of: "firsthop")
            #expect(try await Self.rules(dialect, Self.doors).output == text)
            for word in words { #expect(text.contains(word), "\(dialect): \(word)\n\(text)") }
            try await TemporaryDirectory.with { folder in
                let path = folder.file("rules")
                _ = try await Self.rules(dialect, Self.doors + ["-o", path]).outputOfSuccess(of: "firsthop")
                #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            }
        }
        // Before RouterOS 7 there is no NAT for IPv6: guests' HTTP is reset there.
        let old = try await Self.rules("routeros", Self.doors + ["--version", "6.49.10"]).output
        #expect(!old.contains("/ipv6 firewall nat") && old.contains("/ipv6 firewall filter"))
    }

    @Test func `doors that make no sense are refused`() async throws {
        for row in try VectorFile("blocking/bad-rules.txt").rows {
            let outcome = try await Self.rules("nftables", AddressesProgram.arguments(try row.field(0)))
            #expect(outcome.ending == .exited(try row.field(1) { Int32($0) }), "\(row): \(outcome)")
            #expect(outcome.errorOutput.contains(try row.field(2)) && outcome.output.isEmpty, "\(row): \(outcome)")
        }
    }

    @Test func `pages are written once and then the operator's`() async throws {
        try await AddressesProgram.withEmpty { program in
            let written = try await program.firsthop("policy", "pages").outputOfSuccess(of: "policy pages")
            let files = written.split(separator: "\n").map(String.init)
            #expect(files.count > 1 && files.contains { $0.hasSuffix("page.mustache") })
            let page = try #require(files.first { $0.hasSuffix("page.mustache") })
            try "my own {{title}}".write(toFile: page, atomically: true, encoding: .utf8)
            let again = try await program.firsthop("policy", "pages").outputOfSuccess(of: "policy pages")
            #expect(again == "Every file is there already.\n")
            #expect(try String(contentsOfFile: page, encoding: .utf8) == "my own {{title}}")
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func `a customer is blocked as long as one reason is left`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("recommended", on: engine) { program in
            func text(_ command: String) async throws -> String {
                try await program.firsthop(AddressesProgram.arguments(command)).outputOfSuccess(of: command)
            }
            #expect(try await text("customer reasons 1").contains("Nothing is held against this customer."))
            _ = try await text("customer block 1 --reason unpaid --note 'invoice 2026-117'")
            _ = try await text("customer block 1 --reason by-staff")
            let reasons = try await text("customer reasons 1")
            #expect(reasons.contains("blocked") && reasons.contains("invoice 2026-117") && reasons.contains("by-staff"))
            _ = try await text("customer unblock 1 --reason unpaid")
            #expect(try await text("customer reasons 1").contains(", blocked\n"))
            #expect(try await text("customer block 1 --reason unpaid --dry-run").hasPrefix("Dry run"))
            #expect(!(try await text("customer reasons 1")).contains("unpaid"))
            let json = try JSONShape(parsing: try await text("customer reasons 1 --json"))
            #expect(json["reasons"]?.count == 1 && json["reasons"]?[0]?["page"]?.string == "blocked")
            _ = try await text("customer unblock 1")
            #expect(try await text("customer reasons 1").contains(", active\n"))
            for (command, words) in [
                ("customer block nobody", "nobody"), ("customer block 1 --reason wrong-password", "not of a customer"),
            ] {
                let outcome = try await program.firsthop(AddressesProgram.arguments(command))
                #expect(outcome.ending != .exited(0) && outcome.errorOutput.contains(words), "\(outcome)")
            }
        }
    }
}
