// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer unblock`
struct CustomerUnblock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unblock",
        abstract: "Take away one reason why a customer is cut off, or all of them.",
        discussion: "The lines are free once no reason is left; `firsthop customer reasons` shows which are.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The customer.")
    var customer: String

    @Option(help: "The reason that is gone; all of them when none is named.")
    var reason: BlockReason?

    func run() async throws {
        let (record, left) = try await store.withStore { store in
            let id = try await store.customer(named: customer).id
            let record = try await change.perform(UnblockCustomer(id, from: reason), in: store)
            return (record, try await store.blocks(of: id))
        }
        let rest =
            left.isEmpty || change.dryRun ? "" : "; still " + left.map(\.reason.hyphenated).joined(separator: ", ")
        output.write(
            json: ["dry_run": .bool(change.dryRun), "customer": .customer(record)],
            text: change.told("customer \(record.id) “\(record.name)” is \(record.state.rawValue)\(rest)\n"))
    }
}
