// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import WebServer

/// `firsthop contention sector add`
struct ContentionSectorAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a sector to a router.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The router.")
    var router: String

    @Argument(help: "The sector's name.")
    var name: String

    @Argument(help: "What it can carry, down/up: 30M/10M.")
    var capacity: String

    @Option(help: ArgumentHelp("Percent of the capacity that guarantees may not use.", valueName: "percent"))
    var reserve: UInt32 = 0

    func run() async throws {
        var terms = SectorDescription(name: name, capacity: try Rates(parsing: capacity))
        terms.reservePercent = reserve
        let described = terms
        let sector = try await store.withStore { store in
            try await change.perform(AddSector(described, of: try await store.router(named: router).id), in: store)
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "sector": .sector(sector)],
            text: change.told(
                "added sector “\(sector.terms.name)” \(sector.terms.capacity)"
                    + (change.dryRun ? "" : " as \(sector.id)")
                    + "\n"))
    }
}
