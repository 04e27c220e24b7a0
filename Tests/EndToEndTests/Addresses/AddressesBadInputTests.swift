// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// What is wrong is refused with its value and its rule, and changes nothing.
@Suite("firsthop addresses, bad input")
struct AddressesBadInputTests {
    @Test func `every refusal names value and rule, and leaves everything as it was`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            let before = try await program.everything()
            for row in try VectorFile("addresses/bad-input.txt").rows {
                let outcome = try await program.run(AddressesProgram.arguments(try row.field(0)))
                #expect(outcome.ending == .exited(try row.field(1) { Int32($0) }), "\(row): \(outcome)")
                #expect(outcome.errorOutput.contains(try row.field(2)), "\(row): \(outcome.errorOutput)")
                #expect(outcome.output.isEmpty, "\(row)")
            }
            #expect(try await program.everything() == before)
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func `an exhausted pool gives nothing to anybody of the batch`(engine: StorageEngine) async throws {
        try await AddressesProgram.withDemo("as-in-the-sources", on: engine) { program in
            let before = try await program.everything()
            let all = try await program.run(["assign", "--all-of", "pppoe-2"])
            #expect(all.ending == .exited(1) && all.errorOutput.contains("0 of 79 services of pppoe-2"))
            #expect(all.errorOutput.contains("is exhausted"))
            #expect(try await program.everything() == before)
        }
    }

    @Test func `a database that does not exist is not made`() async throws {
        try await TemporaryDirectory.with { folder in
            let outcome = try await ChildProcess.run(
                try BuiltProgram.path("firsthop"), ["addresses", "show", "--data", folder.file("typo")])
            #expect(outcome.ending == .exited(1) && outcome.errorOutput.contains("there is no database"))
        }
    }
}
