// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// `firsthop trace`: shows packets as they come and go, decoded, with how each decision came about.
struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Show the RADIUS packets of a user or a router as they come and go.",
        discussion: """
            Asks the program that runs on the same data directory. Passwords, keys and secrets are never shown. Ctrl-C ends it.
            """)

    @OptionGroup var store: StoreArguments

    @Option(help: "Only packets with exactly this user name.")
    var user: String?

    @Option(help: "Only packets of the router of this name or number.")
    var nas: String?

    @Option(help: "End after so many requests.")
    var count: Int?

    @Flag(help: "Write a JSON object a line.")
    var json = false

    func validate() throws {
        if user != nil && nas != nil { throw ValidationError("--user and --nas exclude each other: give one") }
        if let count, count < 1 { throw ValidationError("--count \(count): at least 1") }
    }

    func run() async throws {
        let caller = LocalCaller(path: LocalDoor.path(in: try await store.settings().dataDirectory))
        var seen = 0
        do {
            try await caller.ask(LocalQuestion(topic: .packets, user: user, nas: nas)) { line in
                let part = try JSONDecoder().decode(TracedLine.self, from: Data(line.utf8))
                if let error = part.error { throw TraceRefused(reason: error) }
                guard !part.isHeartbeat else { return }
                Terminal.output(json ? line + "\n" : part.text)
                if part.request != nil { seen += 1 }
                if let count, seen >= count { throw EnoughSeen() }
            }
        } catch is EnoughSeen {}
    }
}

/// Ends a trace after the packets that were asked for.
private struct EnoughSeen: Error {}

/// The running program does not show what was asked for.
struct TraceRefused: Error, CustomStringConvertible {
    let reason: String

    var description: String { "showing packets: \(reason)" }
}
