// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// `firsthop policy set`, `show`, `list` and `remove`, as the built program.
@Suite("firsthop policy set")
struct PolicySetTests {
    private static let example = "\(PackageFiles.root)/docs/manual/fair-use-example.yaml"

    @Test(arguments: StorageEngine.allCases)
    func `a policy that cannot work is not saved, and the one that is there stays`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("recommended", on: engine) { program in
            func text(_ arguments: String...) async throws -> String {
                try await program.firsthop(arguments).outputOfSuccess(of: "firsthop \(arguments)")
            }
            _ = try await text("plan", "add", "Home 5", "5M/5M")
            let rehearsed = try await text("policy", "set", "Home 5", "--file", Self.example, "--dry-run")
            #expect(rehearsed.hasPrefix("Dry run"))
            let none = try await text("policy", "list")
            _ = try await text("policy", "set", "Home 5", "--file", Self.example)
            let listed = try await text("policy", "list")
            #expect(none != listed && listed.contains("Home 5"))
            let shown = try await text("policy", "show", "Home 5")
            #expect(shown.contains(try String(contentsOfFile: Self.example, encoding: .utf8)), "\(shown)")

            let path = program.folder.file("policy.yaml")
            for row in try VectorFile("fairuse/bad-files.txt").rows {
                try row.field(0).write(toFile: path, atomically: true, encoding: .utf8)
                let outcome = try await program.firsthop("policy", "set", "Home 5", "--file", path)
                let reason = try row.field(1)
                #expect(outcome.ending == .exited(1) && outcome.output.isEmpty, "\(row): \(outcome)")
                #expect(outcome.errorOutput.contains(reason), "\(row): \(outcome)")
            }
            #expect(try await text("policy", "list") == listed)
            #expect(try await text("policy", "show", "Home 5") == shown)
            _ = try await text("policy", "remove", "Home 5")
            #expect(try await text("policy", "list") == none)
        }
    }
}
