// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer change`
struct CustomerChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change a customer's name or state.",
        discussion:
            "The lines of a customer who is not active are kept out, or in a walled garden, from their next login on.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The customer.")
    var customer: String

    @Option(help: "The name from now on.")
    var name: String?

    @Option(help: "The state from now on.")
    var state: CustomerState?

    func run() async throws {
        let record = try await store.withStore { store in
            let id = try await store.customer(named: customer).id
            return try await change.perform(ChangeCustomer(id, name: name, state: state), in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "customer": .customer(record)],
            text: change.told("customer \(record.id) “\(record.name)” is \(record.state.rawValue)\n"))
    }
}
