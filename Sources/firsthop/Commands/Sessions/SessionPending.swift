// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import ProviderValues
import WebServer

/// `firsthop session pending`
struct SessionPending: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pending", abstract: "List running sessions that do not have what they should have yet.",
        discussion: """
            While the server runs it asks routers to change or end such sessions until they say that it is done. STUCK means \
            that every way has failed: look at the answer, and at the router. Rows without a session are lines that a router has to \
            put on one of its own lists, or take off.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Option(help: "At most so many.")
    var limit = 50

    func run() async throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit \(limit): from 1 to 10000.") }
        let (pending, entries) = try await store.withStore { store in
            (try await store.enforcement(limit: limit), try await store.routerEntries(limit: limit))
        }
        output.write(json: .array(pending.map(json) + entries.map(json)), text: text(pending, entries))
    }

    private func text(_ pending: [EnforcementRecord], _ entries: [RouterEntryRecord]) -> String {
        guard !pending.isEmpty || !entries.isEmpty else { return "every running session has what it should have\n" }
        var table = Table(
            .number("SESSION"), .prose("SERVICE"), .prose("ROUTER"), .text("STATE"), .number("TRIES"), .text("WAY"),
            .text("BECAUSE"), .prose("ANSWER"))
        for record in pending {
            let last = record.lastAttempt
            table.add(
                "\(record.session)", record.serviceName ?? "-", record.nasName ?? "-", record.phase.words,
                "\(record.tries)", last?.way.words ?? "-", last?.reason ?? "-", last?.said ?? "-")
        }
        for entry in entries {
            table.add(
                "-", entry.serviceName ?? "-", entry.nasName ?? "-", entry.words, "\(entry.tries)",
                EnforcementWay.router.words, entry.purpose, entry.said ?? "-")
        }
        return table.text()
    }

    private func json(_ entry: RouterEntryRecord) -> JSONValue {
        [
            "session": .null, "service": .optional(entry.serviceName), "nas": .optional(entry.nasName),
            "state": .string(entry.words), "tries": .integer(Int64(entry.tries)),
            "way": .string(EnforcementWay.router.words), "because": .string(entry.purpose),
            "answer": .optional(entry.said), "last_tried_at": .time(entry.triedAt),
        ]
    }

    private func json(_ record: EnforcementRecord) -> JSONValue {
        [
            "session": .id(record.session), "service": .optional(record.serviceName), "nas": .optional(record.nasName),
            "state": .string(record.phase.words), "tries": .integer(Int64(record.tries)),
            "way": .optional(record.lastAttempt?.way.words), "because": .optional(record.lastAttempt?.reason),
            "answer": .optional(record.lastAttempt?.said), "last_tried_at": .time(record.lastAttempt?.at),
        ]
    }
}

extension RouterEntryRecord {
    fileprivate var words: String { hasFailed ? "failed" : isUnderWay ? "asked" : "waiting" }
    fileprivate var purpose: String { list ?? "off all lists" }
}

extension EnforcementJob.Phase {
    fileprivate var words: String {
        switch self {
        case .settled: "done"
        case .waiting: "waiting"
        case .underWay: "asked"
        case .ending: "ending"
        case .stuck: "stuck"
        case .held: "held by a list"
        case .over: "over"
        }
    }
}

extension EnforcementWay {
    /// For a person.
    var words: String {
        switch self {
        case .change: "change"
        case .router: "router"
        case .disconnect: "disconnect"
        case .runOut: "wait for its end"
        }
    }
}
