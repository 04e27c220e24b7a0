// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop service show`
struct ServiceShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of a line, and what it holds of the address plan.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The service.")
    var service: String

    func run() async throws {
        let facts = try await store.withStore { try await $0.facts(ofServiceNamed: service) }
        output.write(
            json: .serviceFacts(facts),
            text: ServiceReport.text(facts) + (facts.holdings.isEmpty ? "" : HoldingTables.text(facts.holdings)))
    }
}
