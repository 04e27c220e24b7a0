// SPDX-License-Identifier: Apache-2.0

import Storage
import ArgumentParser
import WebServer

/// `firsthop check`: reads the whole database and says whether it is sound.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read the whole database and say whether it is sound.",
        discussion: "Exit code 1 when something is wrong.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let findings = try await store.withStore { try await $0.integrityFindings() }
        output.write(
            json: ["sound": .bool(findings.isEmpty), "findings": .array(findings.map(JSONValue.string))],
            text: findings.isEmpty
                ? "The database is sound.\n"
                : findings.map { "\(TextWidth.harmless($0))\n" }.joined()
                    + "Stop the program, keep a copy of the database, and restore the newest backup.\n")
        if !findings.isEmpty { throw ExitCode.failure }
    }
}
