// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// The built program with a small provider, answering RADIUS on both families of this machine.
///
/// Its one router is this machine, a MikroTik. Its lines are those of ``lines``.
struct RadiusProgram {
    static let secret = "a-secret-for-the-end-to-end-tests"

    /// A line that may log in, and one for each way in which that may be refused.
    static let lines = [
        "service,customer,plan,user_name,password,delegation,link,ipv4,state",
        "alice,Alice,Home,alice@example.net,open sesame,3fff:100:0:100::/56,2001:db8:8000:1::/64,,active",
        "bob,Bob,Home,bob,bobs-word,3fff:100:0:200::/56,2001:db8:8000:2::/64,198.51.100.2,active",
        "carol,Carol,Home,carol,carols-word,3fff:100:0:300::/56,2001:db8:8000:3::/64,,stopped",
    ]

    /// As many lines of the load generator as it asks for at least.
    private static let loadLines = (0..<40).map { number in
        let digits = String(String(10_000_000 + number).dropFirst())
        let hex = String(number, radix: 16)
        return "line\(digits),Line \(number),Home,line\(digits),word\(digits),"
            + "3fff:100:1:\(hex)00::/56,2001:db8:8000:10\(hex.count == 1 ? "0" : "")\(hex)::/64,,active"
    }

    let process: ChildProcess
    /// Where its data are, as flags for other commands.
    let place: [String]
    let ipv4Port: String
    let ipv6Port: String
    /// Of 127.0.0.1, for accounting.
    let accountingPort: String
    /// Of ::1, for accounting.
    let accountingPort6: UInt16
    /// Where it shows its metrics.
    private let httpPort: Substring
    /// Variables under which it and other commands run.
    private let environment: [String: String]

    /// Runs `body` with the program; it is stopped afterwards and must end in good order.
    static func with(
        _ engine: StorageEngine = .sqlite, _ body: (RadiusProgram) async throws -> Void
    ) async throws {
        let database =
            switch engine {
            case .sqlite: [String]()
            case .postgreSQL: ["--database", try await PostgresCluster.shared.freshDatabase()]
            }
        try await TemporaryDirectory.with { folder in
            let place = ["--data", folder.file("data")] + database
            try await makeProvider(at: place, lines: folder.file("lines.csv"))
            let program = try await started(at: place)
            try await body(program)
            try await program.stop()
        }
    }

    /// Makes the provider and leaves the program stopped.
    /// - Parameters:
    ///   - place: flags that say where its data are.
    ///   - path: a file for the lines that are imported.
    static func makeProvider(at place: [String], lines path: String) async throws {
        try await started(at: place).stop()
        try (lines + loadLines).joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        try await run(["customer", "company", "Provider", "--currency", "EUR", "--zone", "Etc/UTC"] + place)
        try await run(["plan", "add", "Home", "100M/20M"] + place)
        for (name, address) in [("edge4", "127.0.0.1"), ("edge6", "::1")] {
            let options = ["--vendor", "mikrotik", "--version", "7.20", "--secret-file", "-"]
            try await run(["nas", "add", name, address] + options + place, input: secret + "\n")
        }
        for (name, prefix) in [("links", "2001:db8:8000::/36"), ("lines", "3fff:100::/32"), ("v4", "198.51.100.0/24")] {
            try await run(["addresses", "add", "block", prefix, "--name", name, "--allow-documentation"] + place)
        }
        try await run(["service", "import", path] + place)
    }

    /// Starts the program on the data of a place and returns when it answers.
    /// - Parameter environment: variables for it and for other commands on its data.
    static func started(
        at place: [String], _ options: [String] = [], environment: [String: String] = [:]
    ) async throws -> RadiusProgram {
        let process = try ChildProcess(
            BuiltProgram.path("firsthop"),
            [
                "serve", "--http-listen", "127.0.0.1:0", "--radius-listen", "127.0.0.1:0", "--radius-listen", "[::1]:0",
                "--radius-accounting-listen", "127.0.0.1:0", "--radius-accounting-listen", "[::1]:0",
            ]
                + options + place, environment: environment)
        let greeting = try await process.output(containing: "Ctrl-C stops it.", within: ChildProcess.patience)
        let ipv4 = try #require(greeting.firstMatch(of: /radius 127\.0\.0\.1:([0-9]+)/))
        let ipv6 = try #require(greeting.firstMatch(of: /radius \[::1\]:([0-9]+)/))
        let accounting = try #require(greeting.firstMatch(of: /accounting 127\.0\.0\.1:([0-9]+)/))
        let accounting6 = try #require(greeting.firstMatch(of: /accounting \[::1\]:([0-9]+)/))
        let http = try #require(greeting.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)/))
        return RadiusProgram(
            process: process, place: place, ipv4Port: String(ipv4.output.1), ipv6Port: String(ipv6.output.1),
            accountingPort: String(accounting.output.1), accountingPort6: try #require(UInt16(accounting6.output.1)),
            httpPort: http.output.1, environment: environment)
    }

    /// Ends it; it must do so in good order.
    func stop() async throws {
        process.send(SIGTERM)
        let end = try await process.end(within: ChildProcess.patience)
        #expect(end.succeeded, "\(end.errorOutput)")
    }

    /// Ends it as `kill -9` does, and returns what it had written.
    func kill() async throws -> ChildProcess.Outcome {
        process.send(SIGKILL)
        return try await process.end(within: ChildProcess.patience)
    }

    /// Whether `/metrics` has a line with these words in it.
    func showsMetric(_ words: String) async throws -> Bool {
        let script = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())"
        let page = try await ChildProcess.run(
            "python3", ["-c", script, "http://127.0.0.1:\(httpPort)/metrics"], within: ChildProcess.patience)
        return try page.outputOfSuccess(of: "python3").contains(words)
    }

    /// Runs another command on the program's data.
    func firsthop(_ arguments: String...) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            BuiltProgram.path("firsthop"), arguments + place, environment: environment, within: ChildProcess.patience)
    }

    private static func run(_ arguments: [String], input: String = "") async throws {
        let outcome = try await ChildProcess.run(
            BuiltProgram.path("firsthop"), arguments, input: .bytes(Array(input.utf8)), within: ChildProcess.patience)
        _ = try outcome.outputOfSuccess(of: "firsthop " + arguments.prefix(3).joined(separator: " "))
    }
}
