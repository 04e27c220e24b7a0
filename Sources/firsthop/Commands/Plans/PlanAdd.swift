// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import WebServer

/// `firsthop plan add`
struct PlanAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a plan.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan's name.")
    var name: String

    @Argument(help: "Its rates, down/up: 100M/20M.")
    var rates: String

    @OptionGroup var options: PlanOptions

    func run() async throws {
        var terms = PlanDescription(name: name, rates: try Rates(parsing: rates))
        try options.apply(to: &terms)
        let verb = AddPlan(terms)
        let plan = try await store.withStore { try await change.perform(verb, in: $0) }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "plan": .plan(plan)],
            text: change.told(
                "added plan “\(plan.name)” \(plan.terms.rates)" + (change.dryRun ? "" : " as \(plan.id)") + "\n"))
    }
}
