// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop plan show`
struct PlanShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show all that a plan gives.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The plan.")
    var plan: String

    func run() async throws {
        let (record, extras) = try await store.withStore { store in
            let record = try await store.plan(named: plan)
            return (record, try await store.extraAttributes(of: .plan(record.id)))
        }
        output.write(
            json: ["plan": .plan(record), "attributes": .array(extras.map { .extraAttribute($0) })],
            text: PlanReport.text(record) + AttributeTable.text(extras))
    }
}
