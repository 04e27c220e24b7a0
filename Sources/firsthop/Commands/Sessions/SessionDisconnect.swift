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

extension ControlledSession {
    /// What the router knows the session by.
    init(_ details: SessionDetails) {
        let session = details.session
        let current = details.sightings.filter { $0.validTo == .distantFuture }
        var ipv4: IPv4Address?
        var framed: [IPv6Prefix] = []
        for sighting in current {
            switch sighting.prefix.first {
            case .v4(let address): ipv4 = address
            case .v6: if sighting.kind == .framed { framed.append(sighting.prefix.mapped) }
            }
        }
        self.init(
            nas: session.nas, sessionID: session.sessionID, userName: session.userName,
            callingStation: session.callingStation, port: session.port, portID: session.portID, ipv4: ipv4,
            framed: framed, interfaceID: session.interfaceID)
    }
}
