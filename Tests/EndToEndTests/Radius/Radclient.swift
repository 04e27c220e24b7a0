// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// FreeRADIUS's client.
enum Radclient {
    /// Sends one request, a login with a Message-Authenticator, and returns what radclient prints of it and of the answer.
    static func ask(
        _ server: String, _ attributes: [String], kind: String = "auth", secret: String = RadiusProgram.secret,
        succeeds: Bool? = nil
    ) async throws -> String {
        let lines = attributes + (kind == "auth" ? ["Message-Authenticator = 0x00"] : [])
        // With another secret nobody answers, and then nothing is gained by waiting.
        let wait = secret == RadiusProgram.secret ? "60" : "2"
        let outcome = try await ChildProcess.run(
            "radclient", ["-x", "-r", "1", "-t", wait, server, kind, secret],
            input: .bytes(Array(lines.joined(separator: "\n").utf8)))
        if let succeeds { #expect(outcome.succeeded == succeeds) }
        return outcome.output + outcome.errorOutput
    }

    /// Whether the line can log in over IPv4.
    static func isAccepted(_ user: String, _ password: String, by program: RadiusProgram) async throws -> Bool {
        try await ask(
            "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"\(user)\"", "User-Password = \"\(password)\""]
        ).contains("Received Access-Accept")
    }
}
