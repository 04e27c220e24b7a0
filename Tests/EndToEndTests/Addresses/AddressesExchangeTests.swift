// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

/// Plans that go out to a file and come back.
@Suite("firsthop addresses import and export")
struct AddressesExchangeTests {
    @Test(arguments: ["csv", "netbox-json"], ["as-in-the-sources", "recommended"])
    func `a plan that went out and came back is the same`(format: String, plan: String) async throws {
        try await AddressesProgram.withDemo(plan) { source in
            // What a spreadsheet would calculate, and what CSV has to quote.
            try await source.text("change 'RIPE NCC' --name '=1+1, \"really\"' --note=-2")
            let file = try await source.text("export --format \(format)")
            try await AddressesProgram.withEmpty { copy in
                let tried = try await copy.text("import - --dry-run --format \(format)", input: file)
                #expect(tried.hasPrefix("Dry run, nothing was changed."))
                #expect(try await copy.json("show").count == 0)
                try await copy.text("import - --format \(format)", input: file)
                #expect(try await copy.text("export --format \(format)") == file)
            }
        }
    }

    @Test func `cells that a spreadsheet would calculate are text in the file`() async throws {
        try await AddressesProgram.withDemo("recommended") { program in
            let path = program.folder.file("plan.csv")
            try await program.text("change 'RIPE NCC' --name =1+1")
            try await program.text("export \(path)")
            let file = try String(contentsOfFile: path, encoding: .utf8)
            #expect(file.contains(",'=1+1,") && !file.contains(",=1+1"))
        }
    }

    @Test func `prefixes that never were ours become blocks, sites and pools`() async throws {
        try await AddressesProgram.withEmpty { program in
            let path = "\(PackageFiles.vectors)/addresses/netbox-foreign.json"
            try await program.text("import \(path)")
            Golden("addresses/netbox-foreign.golden").expect(try await program.text("export"))
        }
    }

    @Test func `every bad line is reported and nothing is imported`() async throws {
        try await AddressesProgram.withEmpty { program in
            for (name, expected) in [
                (
                    "bad-rows.csv",
                    ["line 2, prefix", "line 4, kind", "line 4, name", "line 5, delegated_length"]
                ),
                (
                    "bad-columns.csv",
                    ["there is no column “prefx”; did you mean “prefix”?", "“name” stands there twice"]
                ),
                ("bad-fields.csv", ["line 3: 2 fields, but the heading has 3", "line 4: 4 fields"]),
                ("bad-quotes.csv", ["line 2, column 10: text after the closing quote"]),
                ("bad-page.json", ["this is one page of several (1 of 80 prefixes)"]),
                ("bad-type.json", ["at results[0].prefix"]),
                ("bad-prefix.json", ["prefix 1, prefix: "]),
            ] as [(String, [String])] {
                let outcome = try await program.run(["import", "\(PackageFiles.vectors)/addresses/\(name)"])
                #expect(outcome.ending == .exited(1), "\(name)")
                for part in expected {
                    #expect(outcome.errorOutput.contains(part), "\(name): \(outcome.errorOutput)")
                }
                #expect(outcome.errorOutput.contains("nothing was imported"), "\(name)")
            }
            #expect(try await program.json("show").count == 0)
        }
    }
}
