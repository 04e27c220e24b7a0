// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop contention lint`
struct ContentionLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look for what cannot be shared fairly, or not at all.",
        discussion: "Exit code 1 when there are errors, with --strict also when there are warnings.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router; all of them if not given.")
    var router: String?

    @Flag(help: "Count warnings as failures.")
    var strict = false

    func run() async throws {
        let findings = try await store.withStore { store in
            var findings: [ContentionFinding] = []
            for router in try await routers(in: store) {
                findings += ContentionLint(try await store.contentionScene(of: router.id)).findings()
            }
            return findings
        }
        output.write(json: .array(findings.map(json)), text: text(findings))
        if findings.contains(where: { strict || $0.severity == .error }) { throw ExitCode.failure }
    }

    private func routers(in store: Store) async throws -> [NASRecord] {
        if let router { return [try await store.router(named: router)] }
        return try await store.allRouters().filter { $0.terms.state != .retired }
    }

    private func json(_ finding: ContentionFinding) -> JSONValue {
        [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
            "subject": .string(finding.subject), "message": .string(finding.message), "advice": .string(finding.advice),
        ]
    }

    private func text(_ findings: [ContentionFinding]) -> String {
        guard !findings.isEmpty else { return "Nothing to find fault with.\n" }
        return findings.map { finding in
            TextWidth.harmless("\(finding.severity.rawValue) \(finding.code.rawValue)  \(finding.message)") + "\n"
                + TextWidth.harmless("    → \(finding.advice)") + "\n"
        }.joined()
    }
}
