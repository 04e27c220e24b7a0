// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// A line that uses too much, from the router's report to the change that the router gets, on both engines.
@Suite("fair use while the program runs")
struct FairUseRunningTests {
    private static let policy = """
        rates: 100M/20M
        rules:
          - name: slow from 4 GB a month
            conditions:
              - usage: {period: month, of: total, atLeast: 4 GB}
            action: {rates: 5M/1M}
            notices: [100]
            charge: {block: 1 GB}
        """

    @Test(arguments: StorageEngine.allCases)
    func aLineOverItsLimitIsSlowedAtItsRouter(engine: StorageEngine) async throws {
        try Need.command("radclient")
        try await RadiusProgram.with(engine) { program in
            try await ObedientRouter.with { router in
                try await program.succeed("nas", "change", "edge4", "--dynamic-authorization-port", router.port)
                try await TemporaryDirectory.with { folder in
                    let file = folder.file("policy.yaml")
                    try Self.policy.write(toFile: file, atomically: true, encoding: .utf8)
                    try await program.succeed("policy", "set", "Home", "--file", file)
                }
                let login = try await Self.logIn(program)
                #expect(login.contains("20M/100M"), "\(login)")
                let sessionClass = try #require(login.firstMatch(of: /Class = (0x[0-9a-f]+)/)).output.1
                let session = [
                    "User-Name = \"alice@example.net\"", "Acct-Session-Id = \"81f00002\"", "Class = \(sessionClass)",
                ]
                try await AccountingTests.report(session + ["Acct-Status-Type = Start"], to: program)
                try await AccountingTests.report(
                    session + [
                        "Acct-Status-Type = Interim-Update", "Acct-Session-Time = 600", "Acct-Input-Octets = 1000",
                        "Acct-Output-Octets = 705032704", "Acct-Output-Gigawords = 1",
                    ], to: program)
                try await program.wait {
                    try await $0.showsMetric("firsthop_enforcement_answers_total{answer=\"done\"} 1")
                }
                let again = try await Self.logIn(program)
                #expect(again.contains("1M/5M"), "\(again)")
                let explained = try await program.succeed("policy", "explain", "alice")
                #expect(explained.contains("slow from 4 GB a month") && explained.contains("5M/1M"), "\(explained)")
                #expect(try await program.succeed("policy", "charges").contains("slow from 4 GB a month"))
                #expect(try await program.succeed("policy", "notices").contains("100 %"))
                let report = try await router.stop()
                #expect(report.faults.isEmpty && report.sessions["81f00002"]?.hasPrefix("1M/5M") == true, "\(report)")
            }
        }
    }

    private static func logIn(_ program: RadiusProgram) async throws -> String {
        try await Radclient.ask(
            "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"alice@example.net\"", "User-Password = \"open sesame\""])
    }
}

/// A router of another make at 127.0.0.1, which takes changes of sessions and remembers what each has (`Tests/Peers/das_router.py`).
private struct ObedientRouter {
    let port: String
    private let process: ChildProcess

    /// What it has seen.
    struct Report: Decodable {
        let faults: [String]
        /// The rate that each session has.
        let sessions: [String: String]
    }

    static func with(_ body: (ObedientRouter) async throws -> Void) async throws {
        try Need.command("python3")
        let script = PackageFiles.root + "/Tests/Peers/das_router.py"
        let process = try ChildProcess(
            "python3", [script, RadiusProgram.secret, "1", "prompt", "10"], input: .heldOpen)
        let line = try await process.output(containing: "end\n", within: ChildProcess.patience)
        try await body(
            ObedientRouter(port: String(try #require(line.split(separator: " ").dropFirst().first)), process: process))
    }

    func stop() async throws -> Report {
        process.send(SIGTERM)
        let output = try await process.end(within: ChildProcess.patience).outputOfSuccess(of: "das_router.py")
        let report = try #require(output.split(separator: "\n").last)
        return try #require(try JSONDecoder().decode([Report].self, from: Data(report.utf8)).first)
    }
}

extension RadiusProgram {
    /// What a command that must succeed prints.
    @discardableResult
    fileprivate func succeed(_ arguments: String...) async throws -> String {
        try await ChildProcess.run(BuiltProgram.path("firsthop"), arguments + place, within: ChildProcess.patience)
            .outputOfSuccess(of: "firsthop " + arguments.prefix(2).joined(separator: " "))
    }

    /// Asks again and again until it is so; each question takes a while itself.
    fileprivate func wait(until isSo: (RadiusProgram) async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + ChildProcess.patience
        while try await !isSo(self) {
            guard ContinuousClock.now < deadline else {
                Issue.record("waited in vain")
                return
            }
        }
    }
}
