// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer company`: who bills must exist before anybody can be billed.
struct CustomerCompany: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "company", abstract: "Add a company, which bills customers.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The company's name.")
    var name: String

    @Option(help: "The currency in which it bills, such as EUR.")
    var currency: String

    @Option(help: "The time zone in which its days and months begin, such as Europe/Prague.")
    var zone: String

    func run() async throws {
        let verb = AddCompany(name: name, currency: try Currency(code: currency), billingZone: zone)
        let id = try await store.withStore { try await change.perform(verb, in: $0) }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "company": .id(id)],
            text: change.told("added company “\(name)”" + (change.dryRun ? "" : " as \(id)") + "\n"))
    }
}
