// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import WebServer

/// `firsthop contention sector list`
struct ContentionSectorList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List all sectors with their lines.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (sectors, names) = try await store.withStore { store in
            let names = try await store.allRouters().map { ($0.id, $0.name) }
            return (try await store.sectors(), Dictionary(names) { first, _ in first })
        }
        output.write(json: .array(sectors.map { .sector($0) }), text: text(sectors, names))
    }

    private func text(_ sectors: [SectorRecord], _ routers: [NASID: String]) -> String {
        var table = Table(
            .number("NUMBER"), .prose("ROUTER"), .prose("NAME"), .text("CAPACITY"), .number("RESERVE"), .number("LINES")
        )
        for sector in sectors {
            table.add(
                "\(sector.id)", routers[sector.router] ?? "\(sector.router)", sector.terms.name,
                "\(sector.terms.capacity)",
                "\(sector.terms.reservePercent) %", "\(sector.services)")
        }
        return table.text()
    }
}

extension JSONValue {
    /// A sector.
    static func sector(_ sector: SectorRecord) -> JSONValue {
        [
            "id": .id(sector.id), "router": .id(sector.router), "name": .string(sector.terms.name),
            "capacity": .string(sector.terms.capacity.description),
            "reserve_percent": .integer(Int64(sector.terms.reservePercent)),
            "services": .integer(Int64(sector.services)),
        ]
    }
}
