// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// What the commands show of the two demo plans.
@Suite("firsthop addresses on the demo plans")
struct AddressesDemoTests {
    @Test(arguments: ["as-in-the-sources", "recommended"])
    func `show and lint print what they always printed`(plan: String) async throws {
        try await AddressesProgram.withDemo(plan) { program in
            Golden("addresses/show-\(plan).golden").expect(try await program.text("show"))
            let lint = try await program.run(["lint"])
            // The day on which a pool will be full depends on the day of the test.
            let report = lint.output.replacing(/\d{4}-\d\d-\d\d/, with: "DATE")
            Golden("addresses/lint-\(plan).golden").expect(report)
            #expect(lint.ending == .exited(plan == "recommended" ? 0 : 1))
        }
    }

    @Test func `lint fails as strictly as it is asked to`() async throws {
        try await AddressesProgram.withDemo("as-in-the-sources") { program in
            for (command, code) in [
                ("lint --code AP003", 0), ("lint --code AP003 --strict", 1), ("lint --code AP012 --strict", 0),
                ("lint --code AP001", 1), ("lint --code AP099", 64),
            ] {
                let outcome = try await program.run(AddressesProgram.arguments(command))
                #expect(outcome.ending == .exited(Int32(code)), "\(command): \(outcome)")
            }
        }
    }

    @Test(arguments: ["as-in-the-sources", "recommended"])
    func `the poster shows every node and is sound XML`(plan: String) async throws {
        try Need.command("python3")
        try await AddressesProgram.withDemo(plan) { program in
            let file = program.folder.file("plan.svg")
            try await program.text("draw -o \(file)")
            let names = try await program.json("show")
            let check = try await ChildProcess.run(
                "python3", ["\(PackageFiles.vectors)/addresses/poster_texts.py", file])
            let texts = try check.outputOfSuccess(of: "poster_texts.py")
            for index in 0..<(names.count ?? 0) {
                let name = try #require(names[index]?["name"]?.string)
                #expect(texts.contains(name), "\(name)")
            }
            let part = try await program.text("draw 'PPPoE 1' --width 297")
            #expect(part.contains("width=\"297mm\"") && !part.contains("PPPoE 2"))
        }
    }

    /// The keys and types that programs rely on.
    @Test func `JSON has the shape it always had`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            var shapes = ""
            for command in [
                "show North --depth 0", "add site --length 36 --below 'RIPE NCC' --name East",
                "pool --length 48 --below 'PPPoE 1' --name More", "split East --into 40 --as nas --count 2",
                "change East --note x", "remove More", "assign --all-of pppoe-2", "assign 500 --assignment",
                "release --service 500", "find 500", "find 2a0f:f041:1040:1::1", "who 2a0f:f041:1040:1::1",
                "who 2a0f:f041:1040:1::1 --at 2020-01-01", "who --service 1", "free --expired", "lint",
            ] {
                shapes += "# \(command)\n" + (try await program.json(command).shape)
            }
            Golden("addresses/json-shapes.golden").expect(shapes)
        }
    }

    @Test func `a reader that has seen enough is no failure`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            let command = "\(try BuiltProgram.path("firsthop")) addresses export --data \(program.folder.path)"
            let outcome = try await ChildProcess.run("bash", ["-c", "\(command) | true; echo ${PIPESTATUS[0]}"])
            #expect(outcome.output == "0\n" && outcome.errorOutput.isEmpty, "\(outcome)")
        }
    }
}
