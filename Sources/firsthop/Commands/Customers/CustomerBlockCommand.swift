// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer block`
struct CustomerBlockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "block",
        abstract: "Cut a customer off, for a reason beside others that there may be.",
        discussion: "Every line of the customer is kept out, or in a walled garden, from its next login on.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The customer.")
    var customer: String

    @Option(help: "Why: unpaid or by-staff.")
    var reason = BlockReason.byStaff

    @Option(help: "What others should know about it.")
    var note: String?

    func run() async throws {
        let record = try await store.withStore { store in
            let id = try await store.customer(named: customer).id
            return try await change.perform(BlockCustomer(id, for: reason, note: note), in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "customer": .customer(record)],
            text: change.told("customer \(record.id) “\(record.name)” is \(record.state.rawValue)\n"))
    }
}
