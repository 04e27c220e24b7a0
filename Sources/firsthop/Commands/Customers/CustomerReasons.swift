// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop customer reasons`
struct CustomerReasons: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reasons", abstract: "Show why a customer is cut off, since when, and where the lines are sent.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The customer.")
    var customer: String

    func run() async throws {
        let (record, blocks) = try await store.withStore { store in
            let record = try await store.customer(named: customer)
            return (record, try await store.blocks(of: record.id))
        }
        output.write(
            json: ["customer": .customer(record), "reasons": .array(blocks.map { .customerBlock($0) })],
            text: "customer \(record.id) “\(record.name)”, \(record.state.rawValue)\n" + text(blocks))
    }

    private func text(_ blocks: [CustomerBlock]) -> String {
        guard !blocks.isEmpty else { return "Nothing is held against this customer.\n" }
        var table = Table(.text("REASON"), .text("PAGE"), .text("SINCE"), .prose("NOTE"))
        for block in blocks {
            table.add(
                block.reason.hyphenated, GardenPage(block.reason).hyphenated, "\(block.since)", block.note ?? "")
        }
        return table.text()
    }
}

extension JSONValue {
    fileprivate static func customerBlock(_ block: CustomerBlock) -> JSONValue {
        [
            "reason": .string(block.reason.rawValue), "page": .string(GardenPage(block.reason).rawValue),
            "since": .string("\(block.since)"), "note": block.note.map { .string($0) } ?? .null,
        ]
    }
}
