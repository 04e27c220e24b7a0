// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop addresses release`: a service no longer uses what it holds.
struct AddressesRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "A service no longer uses a prefix; it stays kept for its customer for a while.",
        discussion: """
            For as many days as the pool says nobody else receives it, and `assign` gives it back to the same service or \
            customer. `free` ends that.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The prefix or address.")
    var prefix: String?

    @Option(help: "Everything that this service uses.")
    var service: String?

    func validate() throws {
        if (prefix == nil) == (service == nil) {
            throw ValidationError("Name one prefix, or a service with --service.")
        }
    }

    func run() async throws {
        let released = try await store.withStore { store in
            let verbs = try await prefixes(store).map { ReleaseHolding(prefix: $0) }
            return try await change.perform(AllOrNothing(verbs), in: store)
        }
        let lines = released.map { holding in
            "released \(holding), kept until \(holding.keptUntil.map(Moment.toSecond) ?? "now")\n"
        }
        output.write(
            json: ["dry_run": .bool(change.dryRun), "holdings": .array(released.map { .holding($0) })],
            text: change.told(lines.joined()))
    }

    private func prefixes(_ store: Store) async throws -> [IPPrefix] {
        if let prefix { return [try SoughtPrefix.parse(prefix)] }
        let name = service ?? ""
        let used = try await store.holdings(ofServiceNamed: name).map(\.holding).filter { $0.endedAt == nil }
        guard !used.isEmpty else {
            throw Refusal(
                .notFound, "service “\(name)” uses no prefix",
                advice: "see `firsthop addresses find \(ShellText.quoted(name))`")
        }
        return used.map(\.prefix)
    }
}
