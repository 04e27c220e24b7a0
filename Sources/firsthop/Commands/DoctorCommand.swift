// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ProviderValues
import Storage
import WebServer

/// `firsthop doctor`: looks at everything the program depends on and says what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at everything the program depends on, and say what to do about each finding.",
        discussion: "Changes nothing. Exit code 1 when there is an error, 0 when there are only warnings.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var service: ServiceArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await store.settings(and: service.flags)
        let examination = await Examination(settings, clock: .system)
        var results: [(check: DoctorCheck, finding: DoctorFinding)] = []
        for check in DoctorCheck.allCases {
            results += await check.findings(examination).map { (check, $0) }
        }
        await examination.store?.shutdown()
        output.write(json: Self.json(results), text: Self.text(results))
        if results.contains(where: { $0.finding.level == .error }) { throw ExitCode.failure }
    }

    private static func json(_ results: [(check: DoctorCheck, finding: DoctorFinding)]) -> JSONValue {
        .array(
            results.map { check, finding in
                [
                    "check": .string(check.rawValue), "level": .string(finding.level.rawValue),
                    "finding": .string(finding.text), "advice": finding.advice.map(JSONValue.string) ?? .null,
                ]
            })
    }

    private static func text(_ results: [(check: DoctorCheck, finding: DoctorFinding)]) -> String {
        let width = DoctorCheck.allCases.map(\.rawValue.count).max() ?? 0
        return results.map { check, finding in
            let name = check.rawValue + String(repeating: " ", count: width - check.rawValue.count)
            let level = finding.level.rawValue + String(repeating: " ", count: max(8 - finding.level.rawValue.count, 0))
            let line = "\(level)\(name)  \(TextWidth.harmless(finding.text))\n"
            let indent = String(repeating: " ", count: width + 10)
            return line + (finding.advice.map { "\(indent)→ \($0)\n" } ?? "")
        }.joined()
    }
}
