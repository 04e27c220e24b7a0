// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop session list`
struct SessionList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List who is online, the newest first, a page at a time.",
        discussion:
            "A session of which nothing was heard for three interim intervals is stale and does not count as online.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: SessionOptions

    func run() async throws {
        try await SessionPage.write(.open, options, store, output)
    }
}

/// `firsthop session history`
struct SessionHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List sessions that have ended, the newest first, a page at a time.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var options: SessionOptions

    func run() async throws {
        try await SessionPage.write(.ended, options, store, output)
    }
}

/// A page of sessions.
enum SessionPage {
    static func write(
        _ standing: SessionSearch.Standing, _ options: SessionOptions, _ store: StoreArguments, _ output: OutputOptions
    ) async throws {
        let (sessions, now) = try await store.withStore { store in
            (try await store.sessions(try await options.search(standing, in: store)), store.clock.now())
        }
        let isFull = sessions.count == options.limit
        let more = isFull ? sessions.last.map { "… perhaps more: --before \($0.id)\n" } ?? "" : ""
        output.write(
            json: .array(sessions.map { .session($0, at: now) }), text: SessionTable.text(sessions, at: now) + more)
    }
}
