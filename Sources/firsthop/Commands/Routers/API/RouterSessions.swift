// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NetworkValues
import Operations
import WebServer

/// `firsthop nas router sessions`
struct RouterSessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List the sessions that a router has, as it says itself.")

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The router.")
    var nas: String

    func run() async throws {
        let sessions = try await RouterDoor.with(nas, store) { _, router, access in
            try await access.sessions(at: router.id)
        }
        output.write(json: .array(sessions.map(json)), text: text(sessions))
    }

    private func text(_ sessions: [RouterSession]) -> String {
        guard !sessions.isEmpty else { return "The router has no sessions.\n" }
        var table = Table(
            .text("USER"), .text("ACCESS"), .text("CALLER"), .text("ADDRESS"), .text("SESSION"), .number("SECONDS"))
        for session in sessions {
            table.add(
                Self.text(session.userName), session.access, Self.text(session.callingStation),
                session.address.map { "\($0)" } ?? "-", Self.text(session.sessionID),
                session.uptime.map { "\($0.components.seconds)" } ?? "-")
        }
        return table.text()
    }

    private func json(_ session: RouterSession) -> JSONValue {
        [
            "user_name": .string(Self.text(session.userName)), "access": .string(session.access),
            "calling_station": .string(Self.text(session.callingStation)),
            "session_id": .string(Self.text(session.sessionID)), "address": .optional(session.address.map { "\($0)" }),
            "seconds": session.uptime.map { .integer($0.components.seconds) } ?? .null,
            "radius": session.isFromRadius.map { .bool($0) } ?? .null,
        ]
    }

    private static func text(_ octets: [UInt8]) -> String { String(decoding: octets, as: UTF8.self) }
}
