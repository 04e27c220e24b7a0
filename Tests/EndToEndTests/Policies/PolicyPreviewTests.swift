// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// `firsthop policy preview`, as the built program.
@Suite("firsthop policy preview")
struct PolicyPreviewTests {
    private static let example = "\(PackageFiles.root)/docs/manual/fair-use-example.yaml"
    private static let sameAsJSON = "\(PackageFiles.vectors)/fairuse/example.json"

    private func preview(_ policy: String, _ arguments: [String]) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            try BuiltProgram.path("firsthop"), ["policy", "preview", "--policy", policy] + arguments)
    }

    @Test func `the manual's example says what it does, and is the one that is tested elsewhere`() async throws {
        let golden = Golden("fairuse/preview.txt")
        var shown = ""
        for row in try VectorFile("fairuse/previews.txt").rows {
            let arguments = try row.field(0).split(separator: " ").map(String.init)
            let text = try await preview(Self.example, arguments).outputOfSuccess(of: "firsthop")
            shown += "$ \(try row.field(0))\n\(text)\n"
            let json = try await preview(Self.example, arguments + ["--json"]).outputOfSuccess(of: "firsthop")
            let same = try await preview(Self.sameAsJSON, arguments + ["--json"]).outputOfSuccess(of: "firsthop")
            #expect(json == same, "\(row)")
        }
        golden.expect(shown)
    }

    @Test func `a policy that cannot work is refused with the reason`() async throws {
        for row in try VectorFile("fairuse/bad-files.txt").rows {
            try await TemporaryDirectory.with { folder in
                let path = folder.path + "/policy.yaml"
                try row.field(0).write(toFile: path, atomically: true, encoding: .utf8)
                let outcome = try await preview(path, ["--day", "mon", "--time", "12:00"])
                #expect(outcome.ending == .exited(1), "\(row): \(outcome)")
                let reason = try row.field(1)
                #expect(outcome.output.isEmpty && outcome.errorOutput.contains(reason), "\(row): \(outcome)")
            }
        }
        let missing = try await preview("/nowhere.yaml", ["--day", "mon", "--time", "12:00"])
        #expect(missing.errorOutput.contains("cannot read the policy in /nowhere.yaml"))
        let typed = try await preview(Self.example, ["--day", "mon", "--time", "24:00"])
        #expect(typed.ending == .exited(64) && typed.errorOutput.contains("24:00"))
    }
}
