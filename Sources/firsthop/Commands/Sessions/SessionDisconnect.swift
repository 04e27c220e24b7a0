// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import ProviderValues
import RadiusServer
import Storage
import WebServer

/// `firsthop session disconnect`
struct SessionDisconnect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect", abstract: "Ask the router to end a session; the line may log in again at once.",
        discussion: "Waits for the router's answer. The exit code is 0 only when the router says that it is done.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The session's number.")
    var session: Int64

    @Flag(help: "Only say which session the router would be asked about.")
    var dryRun = false

    func run() async throws {
        try await store.withProvider { provider in
            let details = try await provider.store.session(SessionID(session))
            if dryRun { return ControlReport.rehearsed("end", details.session, output) }
            let desk = try await ControlDesk.open(try await store.settings(), provider)
            defer { desk.close() }
            let outcome = await desk.control.disconnect(ControlledSession(details))
            try ControlReport.write(outcome, details.session, output)
        }
    }
}
