// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import WebServer

/// `firsthop plan change`
struct PlanChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change what a plan gives.",
        discussion: "Every line of the plan follows with its next login. `none` takes away what was there.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: "The name from now on.")
    var name: String?

    @Option(help: "The rates from now on, down/up.")
    var rates: String?

    @OptionGroup var options: PlanOptions

    func run() async throws {
        let record = try await store.withStore { store in
            let before = try await store.plan(named: plan)
            var terms = before.terms
            terms.name = name ?? terms.name
            if let rates { terms.rates = try Rates(parsing: rates) }
            try options.apply(to: &terms)
            let edited = terms
            return try await change.perform(ChangePlan(before.id) { $0 = edited }, in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "plan": .plan(record)],
            text: change.told("changed plan \(record.id)\n" + PlanReport.text(record)))
    }
}
