// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop policy top-up`
struct PolicyTopUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top-up", abstract: "Add octets to what a line of a capped plan has left.",
        discussion:
            "Whatever expires first is used first. A line that was slowed or blocked for its cap is let go at once.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The service, by name, user name or number.")
    var service: String

    @Option(help: "How much, such as 10GB.")
    var total: UsageArgument

    @Option(help: "How long it can be used: month (until the billing month ends), unlimited, “3 months” or “7 days”.")
    var valid: ValidityArgument = ValidityArgument(validity: .endOfPeriod)

    @Option(help: "Why, for those who read it later.")
    var note: String?

    func run() async throws {
        let left = try await store.withStore { store in
            let id = try await store.service(named: service).id
            let verb = TopUpService(id, octets: total.down, validity: valid.validity, note: note)
            return try await change.perform(verb, in: store)
        }
        output.write(json: ["left": .integer(left)], text: change.told("\(AmountText.octets(left)) can be used now\n"))
    }
}

/// How long a top-up can be used, on the command line.
struct ValidityArgument: ExpressibleByArgument {
    let validity: TopUpValidity

    init(validity: TopUpValidity) {
        self.validity = validity
    }

    init?(argument: String) {
        guard let validity = TopUpValidity(argument) else { return nil }
        self.validity = validity
    }

    var defaultValueDescription: String { validity.text }
}
