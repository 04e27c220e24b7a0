// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import WebServer

/// `firsthop contention sector remove`
struct ContentionSectorRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove an empty sector.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The sector, by name or number.")
    var sector: String

    func run() async throws {
        let record = try await store.withStore { store in
            try await change.perform(RemoveSector(try await store.sector(named: sector).id), in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "sector": .sector(record)],
            text: change.told("removed sector “\(record.terms.name)”\n"))
    }
}
