// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop policy set`
struct PolicySet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Give a plan a fair-use policy, or another one.",
        discussion: """
            The policy is checked, and refused with the reason when it can never work. Its lines are judged by it at once, by what \
            they have used so far; try it before with --dry-run, `firsthop policy preview` and `firsthop policy simulate`.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: ArgumentHelp("The policy, YAML or JSON.", valueName: "file"))
    var file: String

    func run() async throws {
        let (document, source) = try PolicyFile.readWithSource(file)
        let record = try await store.withStore { store in
            let plan = try await store.plan(named: plan).id
            return try await change.perform(SetFairUsePolicy(plan, document, source: source), in: store)
        }
        output.write(
            json: ["policy": .fairUsePolicy(record)],
            text: change.told("plan “\(record.planName)” has this policy, and \(record.services) lines with it\n"))
    }
}
