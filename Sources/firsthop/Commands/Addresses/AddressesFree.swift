// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop addresses free`: what was kept goes back to its pool.
struct AddressesFree: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "free",
        abstract: "Give back to their pools what is no longer kept, or one kept prefix before its time.",
        discussion: """
            Who had a prefix when stays in the history. Expired prefixes are also freed by themselves when a pool runs \
            out. Freeing one before its time (--now) means that the next customer may receive it, and with it whatever \
            still reaches that prefix from outside; its former customer cannot have it back.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "A prefix that is kept; needs --now.")
    var prefix: String?

    @Flag(help: "Free the prefix although it is still kept for its customer.")
    var now = false

    @Flag(help: "Free everything whose time of being kept is over.")
    var expired = false

    func validate() throws {
        if expired == (prefix != nil) { throw ValidationError("Name one prefix, or say --expired.") }
        if let prefix, !now {
            throw ValidationError(
                "\(prefix) would go to the next customer and its former one could not have it back: "
                    + "say --now if you mean that.")
        }
    }

    func run() async throws {
        let choice: FreeHoldings.Choice =
            if let prefix { .now(try SoughtPrefix.parse(prefix)) } else { .expired }
        let freed = try await store.withStore { try await free(choice, $0) }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "holdings": .array(freed.map { .holding($0) })],
            text: change.told(text(freed)))
    }

    private func free(_ choice: FreeHoldings.Choice, _ store: Store) async throws -> [Holding] {
        var freed: [Holding] = []
        while true {
            let batch = try await change.perform(FreeHoldings(choice), in: store)
            freed += batch
            // What is rehearsed is there again the next time.
            if change.dryRun || batch.count < FreeHoldings.batch { return freed }
        }
    }

    private func text(_ freed: [Holding]) -> String {
        guard prefix != nil, let holding = freed.first else {
            return "\(GroupedDigits.text(UInt128(freed.count), "prefix", "prefixes")) given back to their pools\n"
        }
        return "\(holding.prefix) is free: the next customer may receive it, "
            + "service \(holding.service) cannot have it back\n"
    }
}

extension GroupedDigits {
    /// A number with a noun whose plural is not made with an s.
    fileprivate static func text(_ number: UInt128, _ singular: String, _ plural: String) -> String {
        "\(text(number)) \(number == 1 ? singular : plural)"
    }
}
