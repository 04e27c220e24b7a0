// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TestKit

@Suite struct ChildProcessTests {
    @Test func collectsOutputAndEnding() async throws {
        let script = "cat; echo oops >&2; echo $COLOUR; pwd; exit 3"
        let outcome = try await ChildProcess.run(
            "sh", ["-c", script], environment: ["COLOUR": "blue"], input: .bytes(Array("in\n".utf8)), directory: "/usr")
        #expect(outcome.ending == .exited(3))
        #expect(outcome.output == "in\nblue\n/usr\n")
        #expect(outcome.errorOutput == "oops\n")
        #expect(throws: ChildProcessError.self) { try outcome.outputOfSuccess(of: "sh") }
    }

    @Test func collectsMoreThanAPipeHolds() async throws {
        let outcome = try await ChildProcess.run("sh", ["-c", "head -c 3000000 /dev/zero | tr '\\0' x"])
        #expect(outcome.output.utf8.count == 3_000_000)
    }

    @Test func waitsForOutputAndKills() async throws {
        let child = try ChildProcess("sh", ["-c", "echo ready; exec cat"], input: .heldOpen)
        try await child.output(containing: "ready", within: .seconds(30))
        child.send(SIGKILL)
        #expect(try await child.end(within: .seconds(30)).ending == .signalled(SIGKILL))
    }

    @Test func givesUpAtTheDeadlineAndWhenTheProgramEnds() async throws {
        let endless = try ChildProcess("cat", input: .heldOpen)
        await #expect(throws: ChildProcessError.self) { try await endless.end(within: .milliseconds(20)) }
        let short = try ChildProcess("true")
        await #expect(throws: ChildProcessError.self) {
            try await short.output(containing: "never", within: .seconds(30))
        }
        #expect(throws: ChildProcessError.self) { try ChildProcess("no-such-program") }
    }

    @Test func runsAsAnotherUser() async throws {
        try Need.root()
        let outcome = try await ChildProcess.run("id", ["-un"], user: "nobody")
        #expect(outcome.output == "nobody\n")
    }

    @Test func temporaryFoldersVanish() async throws {
        let path = try TemporaryDirectory.with { folder in
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder.file("inner")))
            return folder.path
        }
        #expect(!Machine.exists(path))
        #expect(try FreePort.find() > 0)
    }
}
