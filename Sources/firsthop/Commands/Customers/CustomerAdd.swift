// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer add`
struct CustomerAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a customer.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "A person or an organisation.")
    var name: String

    @Option(help: "The company that bills; not needed while there is only one.")
    var company: String?

    @Option(help: "The customer's state; only active ones are online.")
    var state = CustomerState.active

    func run() async throws {
        let id = try await store.withStore { store in
            let verb = AddCustomer(company: try await store.company(named: company), name: name, state: state)
            return try await change.perform(verb, in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "customer": .id(id)],
            text: change.told("added customer “\(name)”" + (change.dryRun ? "" : " as \(id)") + "\n"))
    }
}
