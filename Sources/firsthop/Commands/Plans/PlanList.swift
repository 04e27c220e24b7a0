// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop plan list`
struct PlanList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List all plans with their lines.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let plans = try await store.withStore { try await $0.allPlans() }
        output.write(json: .array(plans.map(json)), text: text(plans))
    }

    private func json(_ use: PlanUse) -> JSONValue {
        ["plan": .plan(use.plan), "services": .integer(Int64(use.services))]
    }

    private func text(_ plans: [PlanUse]) -> String {
        var table = Table(
            .number("NUMBER"), .prose("NAME"), .text("RATES"), .number("A MONTH"), .number("LINES"), .text("STATE"))
        for use in plans {
            table.add(
                "\(use.plan.id)", use.plan.name, "\(use.plan.terms.rates)", use.plan.terms.price?.description ?? "-",
                "\(use.services)", use.plan.state.rawValue)
        }
        return table.text()
    }
}
