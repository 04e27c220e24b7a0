// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// `firsthop load` against the running program and against FreeRADIUS: what each writes, the other must read.
@Suite("firsthop load")
struct LoadProgramTests {
    private static let methods = ["pap", "chap", "ms-chap-v2"]

    @Test func findsNothingWrongWithFirsthop() async throws {
        try await RadiusProgram.with { program in
            for server in ["127.0.0.1:\(program.ipv4Port)", "[::1]:\(program.ipv6Port)"] {
                for method in Self.methods {
                    try await Self.expectRight(
                        server, method, "--framed", "2001:db8:8000:1000::/52", "--delegated", "3fff:100:1::/48")
                }
            }
            try await Self.expectRight(
                "127.0.0.1:\(program.ipv4Port)", "pap", "--rate", "500", "--delegated", "3fff:100:1::/48")
            let wrong = try await Self.load(
                "127.0.0.1:\(program.ipv4Port)", "pap", "--delegated", "3fff:100:2::/48")
            #expect(wrong.ending == .exited(1) && wrong.output.contains("\"wrong_delegated_prefix\":"))
        }
    }

    @Test func findsNothingWrongWithFreeRADIUS() async throws {
        try Need.file("/usr/sbin/freeradius")
        try await FreeRADIUS.with(secret: RadiusProgram.secret, lines: 40) { port in
            for method in Self.methods {
                try await Self.expectRight(
                    "127.0.0.1:\(port)", method, "--framed", "2001:db8:8000:1000::/52", "--delegated",
                    "3fff:100:1::/48")
            }
        }
    }

    private static func expectRight(_ server: String, _ method: String, _ more: String...) async throws {
        let outcome = try await load(server, method, more)
        #expect(outcome.succeeded, "\(server) \(method): \(outcome.output)\(outcome.errorOutput)")
        #expect(outcome.output.contains("\"wrong\":{}"))
    }

    private static func load(_ server: String, _ method: String, _ more: String...) async throws -> ChildProcess.Outcome
    {
        try await load(server, method, more)
    }

    private static func load(
        _ server: String, _ method: String, _ more: [String]
    ) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            BuiltProgram.path("firsthop"),
            [
                "load", server, "--secret-file", "-", "--method", method, "--subscribers", "40", "--window", "8",
                "--seconds", "1", "--warm-up", "0",
            ] + more, input: .bytes(Array(RadiusProgram.secret.utf8)))
    }
}
