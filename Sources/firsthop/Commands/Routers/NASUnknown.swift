// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import WebServer

/// `firsthop nas unknown`
struct NASUnknown: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unknown", abstract: "List who sends RADIUS without being a router of ours; nobody answers them.",
        discussion: """
            Asks the program that runs on the same data directory. Anybody can write any source address on a packet: add a \
            router only when you expect it there.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    private struct Answer: Decodable {
        struct Source: Decodable {
            let address: String
            let datagrams: Int64
            let lastSeen: String
        }

        let unknown: [Source]
    }

    func run() async throws {
        let caller = LocalCaller(path: LocalDoor.path(in: try await store.settings().dataDirectory))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        var sources: [Answer.Source] = []
        try await caller.ask(LocalQuestion(topic: .routers)) { line in
            sources = try decoder.decode(Answer.self, from: Data(line.utf8)).unknown
        }
        output.write(json: .array(sources.map(Self.json)), text: Self.text(sources))
    }

    private static func json(_ source: Answer.Source) -> JSONValue {
        [
            "address": .string(source.address), "datagrams": .integer(source.datagrams),
            "last_seen": .string(source.lastSeen),
        ]
    }

    private static func text(_ sources: [Answer.Source]) -> String {
        guard !sources.isEmpty else { return "Only routers that are known have asked.\n" }
        var table = Table(.text("ADDRESS"), .number("DATAGRAMS"), .text("LAST SEEN"))
        for source in sources { table.add(source.address, "\(source.datagrams)", source.lastSeen) }
        return table.text()
    }
}
