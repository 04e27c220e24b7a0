// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The printed nftables rules and the running walled garden in a network of namespaces: two lines, the first with three hosts
/// behind its CPE, whose /64s lie at both ends and in the middle of its delegated /56.
@Suite struct BlockingNetworkTests {
    /// What a host saw, by family and probe.
    private typealias Sight = [String: [String: String]]

    @Test func aBlockedLineReachesItsPageAndNothingElseInBothFamilies() async throws {
        try Need.root()
        for command in ["nft", "ip", "unshare", "python3"] { try Need.command(command) }
        let mayMake = try await ChildProcess.run("unshare", ["--mount", "--net", "nft", "list", "ruleset"])
        try Need.that(mayMake.succeeded, or: "no network namespace with nftables can be made here")
        try await TemporaryDirectory.with { folder in
            let place = ["--data", folder.file("data")]
            try await RadiusProgram.makeProvider(at: place, lines: folder.file("lines.csv"))
            _ = try await run(["customer", "block", "Bob", "--reason", "unpaid"] + place)
            let rules = try await run([
                "policy", "rules", "--for", "nftables", "--door", "blocked=192.0.2.10:8101", "--door",
                "blocked=[2001:db8:0:f::1]:80", "--resolver", "203.0.113.53", "--resolver", "2001:db8:ffff::53",
                "--reachable", "203.0.113.20", "--reachable", "2001:db8:ffff::20",
            ])
            try rules.write(toFile: folder.file("rules.nft"), atomically: true, encoding: .utf8)
            let serve =
                try [
                    BuiltProgram.path("firsthop"), "serve", "--http-listen", "127.0.0.1:0", "--radius-listen",
                    "127.0.0.1:0", "--radius-accounting-listen", "127.0.0.1:0", "--garden-blocked-listen",
                    "192.0.2.10:8101", "--garden-blocked-listen", "[2001:db8:0:f::1]:80", "--garden-payment", "In cash",
                ] + place
            let outcome = try await ChildProcess.run(
                "unshare",
                ["--mount", "--net", "python3", PackageFiles.root + "/Tests/Peers/blocking_network.py"]
                    + [folder.file("rules.nft")] + serve, within: ChildProcess.patience)
            let steps = try JSONDecoder().decode(
                [String: [String: Sight]].self, from: Data(outcome.outputOfSuccess(of: "blocking_network.py").utf8))
            for step in ["before", "blocked", "free"] {
                for (host, sight) in try #require(steps[step]) {
                    for family in ["4", "6"] {
                        let probes = try #require(sight[family])
                        if step == "blocked" && host != "h4" {
                            expectBlocked(probes, "\(host) over IPv\(family)")
                        } else {
                            expectFree(probes, "\(step): \(host) over IPv\(family)")
                        }
                    }
                }
            }
        }
    }

    private func expectFree(_ probes: [String: String], _ whose: String) {
        for (name, seen) in probes {
            let expected = ["http", "https", "portal", "other_tcp"].contains(name) ? "the real page" : nil
            #expect(
                seen.contains(expected ?? (name == "inbound" ? "hello" : "answer")), "\(whose): \(name) saw \(seen)")
        }
    }

    private func expectBlocked(_ probes: [String: String], _ whose: String) {
        for (name, seen) in probes {
            switch name {
            case "http":
                // Whoever asks from the line is greeted by name, through the CPE's NAT as from any of its /64s.
                #expect(seen.contains("Hello Bob") && seen.contains("In cash"), "\(whose): \(seen)")
                #expect(seen.contains("no-store") && !seen.contains("the real page"), "\(whose): \(seen)")
            case "portal": #expect(seen.contains("the real page"), "\(whose): \(seen)")
            case "dns": #expect(seen == "answer", "\(whose): \(seen)")
            // Reset at once: 111 is ECONNREFUSED.
            case "https", "other_tcp":
                #expect(seen.hasPrefix("ConnectionRefusedError 111"), "\(whose): \(name) saw \(seen)")
            default: #expect(seen.contains("Error"), "\(whose): \(name) saw \(seen)")
            }
        }
    }

    private func run(_ arguments: [String]) async throws -> String {
        try await ChildProcess.run(BuiltProgram.path("firsthop"), arguments, within: ChildProcess.patience)
            .outputOfSuccess(of: "firsthop")
    }
}
