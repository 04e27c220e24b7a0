// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop policy simulate`
struct PolicySimulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Show who would be slowed, blocked, charged or told in the coming days, and when.",
        discussion: """
            Every line is expected to use in the coming days what it used at the same hours of the days before, as far as its rate \
            lets it through. With --plan and --file another policy is tried beside the present one: lines marked + are met by it \
            only, those marked - by the present one only, and ~ is another time or amount. Nothing is changed.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "Only lines of this plan.")
    var plan: String?

    @Option(help: ArgumentHelp("The policy to be tried for the plan, YAML or JSON.", valueName: "file"))
    var file: String?

    @Option(help: "Days ahead, and as many behind that are taken for them.")
    var days = 7

    func validate() throws {
        guard file == nil || plan != nil else {
            throw ValidationError("--file needs --plan: the plan that the policy is tried for.")
        }
        guard FairUseSimulation.possibleDays.contains(days) else {
            throw ValidationError("--days \(days): from 1 to 31.")
        }
    }

    func run() async throws {
        let document = try file.map { try PolicyFile.read($0) }
        let report = try await store.withStore { store in
            var simulation = FairUseSimulation(days: days, document: document)
            if let plan { simulation.plan = try await store.plan(named: plan).id }
            return try await simulation.run(in: store)
        }
        let told = SimulationText(report: report)
        output.write(json: told.json, text: told.text)
    }
}
