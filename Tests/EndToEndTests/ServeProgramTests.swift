// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The built program, started as an operator starts it.
@Suite("firsthop serve")
struct ServeProgramTests {
    @Test func theFirstStartMakesEverythingTheSecondFindsItBothStopInGoodOrder() async throws {
        try await TemporaryDirectory.with { folder in
            let data = folder.file("new/data")
            let first = try await started(data: data)
            #expect(first.greeting.contains("\(data), made now") && first.greeting.contains("firsthop doctor --data"))
            #expect(try permissions(data) == 0o700 && permissions(data + "/master.key") == 0o600)
            try await expectAnswers(first.port)
            let doctor = try await run(
                "doctor", "--data", data, "--http-listen", "127.0.0.1:\(first.port)", "--radius-listen", "127.0.0.1:0",
                "--radius-accounting-listen", "127.0.0.1:0")
            #expect(doctor.succeeded, "\(doctor.output)")
            #expect(doctor.output.contains("is answered by a running Firsthop"))
            let end = try await stopped(first.process)
            #expect(end.errorOutput.contains("FH1003 stopping") && end.errorOutput.contains("FH1004 stopped"))

            let key = try Data(contentsOf: URL(fileURLWithPath: data + "/master.key"))
            let second = try await started(data: data)
            #expect(!second.greeting.contains("made now"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: data + "/master.key")) == key)
            _ = try await stopped(second.process)
        }
    }

    @Test func aProgramThatStopsSaysSoBeforeItCloses() async throws {
        try await TemporaryDirectory.with { folder in
            let program = try await started(data: folder.path, "--drain-notice", "10m")
            program.process.send(SIGTERM)
            try await program.process.output(containing: "FH1003 stopping", within: ChildProcess.patience)
            let answer = try await fetch(program.port, "ready")
            #expect(answer.status == 503 && answer.body.contains("lifecycle: the program is stopping"))
            #expect(try await fetch(program.port, "health").status == 200)
            program.process.send(SIGKILL)
            #expect(try await program.process.end(within: ChildProcess.patience).ending == .signalled(SIGKILL))
        }
    }

    @Test func theDemoIsLoadedOnce() async throws {
        try await TemporaryDirectory.with { folder in
            let first = try await started(data: folder.path, "--demo")
            #expect(first.greeting.contains("demo provider loaded"))
            _ = try await stopped(first.process)
            let second = try await started(data: folder.path, "--demo")
            #expect(!second.greeting.contains("demo provider loaded"))
            _ = try await stopped(second.process)
        }
    }

    @Test func aKeyFileThatIsOpenMissingOrOfAnotherDatabaseStopsTheStart() async throws {
        try await TemporaryDirectory.with { folder in
            let (data, other) = (folder.file("data"), folder.file("other"))
            for path in [data, other] { _ = try await stopped(try await started(data: path).process) }
            chmod(data + "/master.key", 0o644)
            try await expectRefusal(["serve", "--data", data], saying: "chmod 600")
            chmod(data + "/master.key", 0o600)
            try await expectRefusal(
                ["serve", "--data", data, "--key-file", other + "/master.key"], saying: "is not the one this database")
            try FileManager.default.removeItem(atPath: data + "/master.key")
            try await expectRefusal(["serve", "--data", data], saying: "it does not exist")
            #expect(!FileManager.default.fileExists(atPath: data + "/master.key"))
            let doctor = try await run(
                "doctor", "--data", data, "--json", "--http-listen", "127.0.0.1:0", "--radius-listen", "127.0.0.1:0",
                "--radius-accounting-listen", "127.0.0.1:0")
            #expect(doctor.ending == .exited(1) && doctor.output.contains("\"error\""))
        }
    }

    @Test func mistakesAreRefusedBeforeAnythingIsMade() async throws {
        try await TemporaryDirectory.with { folder in
            let data = folder.file("data")
            try await expectRefusal(["serve", "--data", data, "--log-level", "loud"], saying: "is none of trace")
            try await expectRefusal(["serve", "--data", data, "--http-listen", "::1:80"], saying: "without brackets")
            try await expectRefusal(
                ["serve", "--data", data], variables: ["FIRSTHOP_LOGLEVEL=debug"],
                saying: "did you mean FIRSTHOP_LOG_LEVEL")
            #expect(try await run("serve", "--data", data, "--no-such-flag").ending == .exited(64))
            #expect(!FileManager.default.fileExists(atPath: data))
            try await expectRefusal(["check", "--data", data], saying: "there is no database")
            try await expectRefusal(["backup", "--data", data, folder.file("b")], saying: "there is no database")

            let first = try await started(data: data)
            let taken = ["serve", "--data", folder.file("other"), "--http-listen", "127.0.0.1:\(first.port)"]
            try await expectRefusal(taken, saying: "Address already in use")
            _ = try await stopped(first.process)
        }
    }

    @Test func aBackupRestoresIntoAnEmptyPlaceOnly() async throws {
        try await TemporaryDirectory.with { folder in
            let (data, backup, copy) = (folder.file("data"), folder.file("backup"), folder.file("copy"))
            let program = try await started(data: data, "--demo")
            #expect(try await run("backup", "--data", data, backup).succeeded)
            try await expectRefusal(["backup", "--data", data, backup], saying: "already")
            _ = try await stopped(program.process)
            #expect(try await run("restore", "--data", copy, backup).succeeded)
            #expect(try await run("check", "--data", copy).output == "The database is sound.\n")
            try await expectRefusal(["restore", "--data", copy, backup], saying: "restoring")
        }
    }

    // A port of its own would be a race between choosing and binding it, so the program chooses and says which.
    private func started(
        data: String, _ arguments: String...
    ) async throws -> (process: ChildProcess, port: String, greeting: String) {
        let process = try ChildProcess(
            "/usr/bin/env",
            cleanEnvironment + [
                try BuiltProgram.path("firsthop"), "serve", "--data", data, "--http-listen", "127.0.0.1:0",
                "--radius-listen", "127.0.0.1:0", "--radius-accounting-listen", "127.0.0.1:0",
            ]
                + arguments)
        let greeting = try await process.output(containing: "Ctrl-C stops it.", within: ChildProcess.patience)
        let match = try #require(greeting.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)/))
        return (process, String(match.output.1), greeting)
    }

    private func stopped(_ process: ChildProcess) async throws -> ChildProcess.Outcome {
        process.send(SIGTERM)
        let outcome = try await process.end(within: ChildProcess.patience)
        #expect(outcome.ending == .exited(0), "\(outcome.errorOutput)")
        return outcome
    }

    private func run(_ arguments: String...) async throws -> ChildProcess.Outcome {
        try await run(arguments)
    }

    private func run(_ arguments: [String], variables: [String] = []) async throws -> ChildProcess.Outcome {
        let process = try ChildProcess(
            "/usr/bin/env", cleanEnvironment + variables + [try BuiltProgram.path("firsthop")] + arguments)
        return try await process.end(within: ChildProcess.patience)
    }

    private func expectRefusal(
        _ arguments: [String], variables: [String] = [], saying words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await run(arguments, variables: variables)
        #expect(outcome.ending == .exited(1), sourceLocation: sourceLocation)
        #expect(outcome.errorOutput.contains("error: "), sourceLocation: sourceLocation)
        #expect(outcome.errorOutput.contains(words), "\(outcome.errorOutput)", sourceLocation: sourceLocation)
    }

    /// The variables with which the tests themselves are run are no settings of the program.
    private var cleanEnvironment: [String] {
        ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("FIRSTHOP_") }.flatMap { ["-u", $0] }
    }

    private func expectAnswers(_ port: String) async throws {
        for (path, status, words) in [
            ("health", 200, "alive"), ("ready", 200, "ready"), ("metrics", 200, "firsthop_store_commits_total"),
            ("none", 404, "\n"),
        ] {
            let answer = try await fetch(port, path)
            #expect(answer.status == status && answer.body.contains(words), "\(path)")
        }
    }

    private func fetch(_ port: String, _ path: String) async throws -> (status: Int, body: String) {
        let client = try await ChildProcess.run(
            "python3", ["-c", Self.client, "http://127.0.0.1:\(port)/\(path)"], within: ChildProcess.patience)
        let parts = client.output.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (Int(parts.first ?? "") ?? 0, parts.count > 1 ? String(parts[1]) : "")
    }

    private static let client = """
        import sys, urllib.request, urllib.error
        try:
            answer = urllib.request.urlopen(sys.argv[1])
        except urllib.error.HTTPError as error:
            answer = error
        print(answer.status, answer.read().decode(), sep="\\n")
        """

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
