// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop service timeline`
struct ServiceTimeline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show what happened to a line, the newest first, a page at a time.",
        discussion: """
            Sessions and the prefixes that their router reported, prefixes of the address plan, what was changed of the line, its \
            customer and its plan, and what routers were asked for and have answered.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The service.")
    var service: String

    @Option(help: "Nothing before this moment or day, such as 2026-03-01.")
    var since: String?

    @Option(help: "Only what was before this moment: what the page before ends with.")
    var before: String?

    @Option(help: "About so many at most.")
    var limit = 100

    func validate() throws {
        guard (10...10_000).contains(limit) else { throw ValidationError("--limit \(limit): from 10 to 10000.") }
    }

    func run() async throws {
        let request = TimelineRequest(
            since: try since.map { try Moment.parse($0) } ?? .distantPast,
            before: try before.map { try Moment.parse($0) } ?? .distantFuture, limit: limit)
        let page = try await store.withStore { store in
            try await store.timeline(of: try await store.service(named: service).id, request)
        }
        output.write(
            json: ["events": .array(page.events.map { .timelineEvent($0) }), "next": .time(page.next)],
            text: TimelineText.text(page))
    }
}
