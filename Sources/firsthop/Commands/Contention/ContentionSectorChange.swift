// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import WebServer

/// `firsthop contention sector change`
struct ContentionSectorChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "change", abstract: "Change a sector.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The sector, by name or number.")
    var sector: String

    @Option(help: "The name from now on.")
    var name: String?

    @Option(help: "What it can carry from now on, down/up.")
    var capacity: String?

    @Option(help: ArgumentHelp("Percent of the capacity that guarantees may not use.", valueName: "percent"))
    var reserve: UInt32?

    func run() async throws {
        let capacity = try capacity.map { try Rates(parsing: $0) }
        let (name, reserve) = (name, reserve)
        let record = try await store.withStore { store in
            let verb = ChangeSector(try await store.sector(named: sector).id) { terms in
                terms.name = name ?? terms.name
                terms.capacity = capacity ?? terms.capacity
                terms.reservePercent = reserve ?? terms.reservePercent
            }
            return try await change.perform(verb, in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "sector": .sector(record)],
            text: change.told("sector \(record.id) “\(record.terms.name)” carries \(record.terms.capacity)\n"))
    }
}
