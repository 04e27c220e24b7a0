// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop addresses lint`: what is wrong with the plan.
struct AddressesLint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look for what is wrong, risky or unwise in the plan, with reasons and references.",
        discussion: "Exit code 1 when there are errors, with --strict also when there are warnings.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Flag(help: "Count warnings as failures.")
    var strict = false

    @Option(help: ArgumentHelp("Only this rule, such as AP003; may be repeated.", valueName: "code"))
    var code: [FindingCode] = []

    @Flag(help: "Documentation prefixes are a warning, not an error.")
    var allowDocumentation = false

    func run() async throws {
        let found = try await store.withStore { store in
            try await store.lintAddressPlan(allowDocumentation: allowDocumentation)
        }
        let findings = found.filter { code.isEmpty || code.contains($0.code) }
        output.write(json: .array(findings.map(json)), text: LintReport(findings).text)
        let limit = strict ? FindingSeverity.warning : .error
        if findings.contains(where: { $0.severity >= limit }) { throw ExitCode.failure }
    }

    private func json(_ finding: Finding) -> JSONValue {
        let (kind, id): (JSONValue, JSONValue) =
            switch finding.subject {
            case .plan: ("plan", .null)
            case .node(let id, _): ("node", .id(id))
            case .holding(let id, _): ("holding", .id(id))
            }
        return [
            "code": .string(finding.code.rawValue), "severity": .string(finding.severity.rawValue),
            "subject": ["kind": kind, "id": id, "prefix": .optional(finding.subject.prefix?.description)],
            "message": .string(finding.message), "advice": .string(finding.advice),
            "reference": .string(finding.reference),
        ]
    }
}
