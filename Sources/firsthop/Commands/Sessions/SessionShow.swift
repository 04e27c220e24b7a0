// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop session show`
struct SessionShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show all that is known of a session, and the addresses that its router says it has.",
        discussion: """
            Where a router gave something else than the line holds, the session's addresses say so: “differs” for another \
            one than ours, “foreign” for one that another line holds.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The session's number.")
    var session: Int64

    func run() async throws {
        let (details, now) = try await store.withStore { store in
            (try await store.session(SessionID(session)), store.clock.now())
        }
        output.write(
            json: [
                "session": .session(details.session, at: now),
                "addresses": .array(details.sightings.map { .sighting($0) }),
            ],
            text: SessionReport.text(details.session, at: now) + SightingTable.text(details.sightings))
    }
}
