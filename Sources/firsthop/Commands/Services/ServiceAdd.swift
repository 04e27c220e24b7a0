// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop service add`
struct ServiceAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an access line of a customer.",
        discussion: "Its addresses are assigned with `firsthop addresses assign`, or named by pools of its plan.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "What the line is called.")
    var name: String

    @Option(help: "The customer, by number or name.")
    var customer: String

    @Option(help: "How it reaches the network.")
    var kind = AccessKind.pppoe

    @Option(help: "Its state; only active ones are online.")
    var state = ServiceState.active

    @OptionGroup var options: ServiceOptions
    @OptionGroup var credentials: PasswordOptions

    func run() async throws {
        let password = try credentials.password()
        let id = try await store.withProvider { provider in
            var terms = ServiceDescription(name: name, accessKind: kind)
            terms.state = state
            try await options.apply(to: &terms, in: provider.store)
            let customer = try await provider.store.customer(named: customer).id
            let entry = password.map { SecretEntry($0, sealer: provider.sealer) }
            return try await change.perform(
                AddInternetService(customer: customer, terms, password: entry), in: provider.store)
        }
        let shown = credentials.shown(password, dryRun: change.dryRun)
        output.write(
            json: ["dry_run": .bool(change.dryRun), "service": .id(id), "password": .optional(shown)],
            text: change.told("added service “\(name)”" + (change.dryRun ? "" : " as \(id)") + "\n")
                + (shown.map { "its password, which is not shown again: \($0)\n" } ?? ""))
    }
}
