// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop addresses who`: who had something at a time.
struct AddressesWho: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "who",
        abstract: "Say who had an address or prefix at a time, or what a service ever had.",
        discussion: """
            Times are ISO 8601 with their offset, such as 2026-03-01T12:30:00Z or 2026-03-01T18:15+05:45; a date alone \
            is the beginning of that day in UTC.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "An address or a prefix.")
    var prefix: String?

    @Option(help: "The time it is about; now if not given.")
    var at: String?

    @Option(help: "Answer as we would have answered at that time, without what became known later.")
    var believedAt: String?

    @Option(help: "Everything that this service ever had, the newest first.")
    var service: String?

    @Option(help: "How many lines of a service's history to show at most.")
    var limit = 100

    func validate() throws {
        if (prefix == nil) == (service == nil) { throw ValidationError("Name one address or prefix, or a --service.") }
        if service != nil && (at != nil || believedAt != nil) {
            throw ValidationError("--at and --believed-at are about an address or prefix, not about a service.")
        }
        if limit < 1 { throw ValidationError("--limit is \(limit), but must be at least 1") }
    }

    func run() async throws {
        try await store.withStore { store in
            if let prefix {
                try await write(try SoughtPrefix.parse(prefix), store)
            } else if let service {
                let id = try await store.service(named: service).id
                let history = try await store.history(of: id, limit: limit)
                output.write(
                    json: ["service": .id(id), "holdings": .array(history.map { .pastHolding($0) })],
                    text: history.isEmpty ? "Service “\(service)” never had anything.\n" : HoldingTables.text(history))
            }
        }
    }

    private func write(_ prefix: IPPrefix, _ store: Store) async throws {
        let time = try at.map { try Moment.parse($0) } ?? store.clock.now()
        let belief = try believedAt.map { try Moment.parse($0) }
        let holders = try await store.whoHeld(prefix, at: time, asBelievedAt: belief)
        let nearest =
            holders.isEmpty ? try await store.nearestHoldings(of: prefix, to: time, asBelievedAt: belief) : nil
        output.write(
            json: [
                "prefix": .string(prefix.description), "at": .time(time), "believed_at": .time(belief),
                "holdings": .array(holders.map { .pastHolding($0) }),
                "before": nearest?.before.map { .pastHolding($0) } ?? .null,
                "after": nearest?.after.map { .pastHolding($0) } ?? .null,
            ],
            text: nearest.map { nobody(prefix, time, $0) } ?? HoldingTables.text(holders))
    }

    private func nobody(_ prefix: IPPrefix, _ time: Timestamp, _ nearest: NearestHoldings) -> String {
        let what = prefix.length == prefix.family.bitWidth ? "\(prefix.first)" : "all of \(prefix)"
        let neighbours = [nearest.before, nearest.after].compactMap { $0 }
        return "Nobody had \(what) at \(time).\n"
            + (neighbours.isEmpty
                ? "Nobody had it before or since.\n" : "\nNearest in time:\n" + HoldingTables.text(neighbours))
    }
}
