// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop contention place`
struct ContentionPlace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "place", abstract: "Say in which sector a line stands; `none` for none.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The line, by name, user name or number.")
    var service: String

    @Argument(help: "The sector, by name or number; none to take it out.")
    var sector: String

    func run() async throws {
        let (line, record) = try await store.withStore { store in
            let line = try await store.service(named: service)
            let record = PlanOptions.isNothing(sector) ? nil : try await store.sector(named: sector)
            try await change.perform(PlaceInSector(line.id, in: record?.id), in: store)
            return (line, record)
        }
        output.write(
            json: [
                "dry_run": .bool(change.dryRun), "service": .id(line.id), "sector": record.map { .sector($0) } ?? .null,
            ],
            text: change.told("“\(line.name)” stands in \(record.map { "sector “\($0.terms.name)”" } ?? "no sector")\n")
        )
    }
}
