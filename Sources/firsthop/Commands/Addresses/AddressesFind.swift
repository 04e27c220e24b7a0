// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import ArgumentParser
import NetworkValues
import Operations
import Storage
import WebServer

/// `firsthop addresses find`: where something stands now.
struct AddressesFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Find where an address or prefix stands and who has it now, or what a service has.",
        discussion: "Who had it at another time is the question of `firsthop addresses who`.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "An address, a prefix, or a service by name or number.")
    var sought: String

    func run() async throws {
        try await store.withStore { store in
            if SoughtPrefix.looksLikeOne(sought) {
                let prefix = try SoughtPrefix.parse(sought)
                write(try await store.find(prefix), prefix)
            } else {
                write(try await store.holdings(ofServiceNamed: sought))
            }
        }
    }

    private func write(_ finding: AddressFinding, _ prefix: IPPrefix) {
        output.write(
            json: [
                "prefix": .string(prefix.description), "path": .array(finding.path.map { .node($0) }),
                "holdings": .array(finding.holdings.map { .holding($0) }),
            ],
            text: place(of: prefix, finding.path) + "\n" + holders(finding.holdings))
    }

    private func place(of prefix: IPPrefix, _ path: [PlanNode]) -> String {
        guard !path.isEmpty else { return "\(prefix) lies outside the address plan.\n" }
        return path.enumerated().map { level, node in
            String(repeating: "   ", count: max(level - 1, 0)) + (level == 0 ? "" : "└─ ") + "\(node)\n"
        }.joined()
    }

    private func holders(_ holdings: [NamedHolding]) -> String {
        guard !holdings.isEmpty else { return "No service holds any of it.\n" }
        let isCut = holdings.count >= AddressFinding.limit
        return HoldingTables.text(holdings) + (isCut ? "… and perhaps more: ask for a smaller prefix\n" : "")
    }

    private func write(_ holdings: [NamedHolding]) {
        output.write(
            json: ["holdings": .array(holdings.map { .holding($0) })],
            text: holdings.isEmpty ? "Service “\(sought)” holds nothing.\n" : HoldingTables.text(holdings))
    }
}
