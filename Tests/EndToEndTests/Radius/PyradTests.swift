// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Python's pyrad asks the running program.
@Suite("pyrad")
struct PyradTests {
    private struct Answer: Decodable {
        let code: String
        let attributes: [String: [String]]
    }

    private static let python = PackageFiles.root + "/.build/pyrad/bin/python"
    private static let client = PackageFiles.root + "/Tests/Peers/pyrad_client.py"

    @Test func asksByPasswordAndByChallenge() async throws {
        try Need.that(
            FileManager.default.fileExists(atPath: Self.python),
            or: "pyrad is not in .build/pyrad; `make setup` puts it there when PyPI can be reached")
        try await RadiusProgram.with { program in
            for method in ["pap", "chap"] {
                let answer = try await Self.ask(program, "alice@example.net", "open sesame", method)
                #expect(answer.code == "accept")
                #expect(answer.attributes["Framed-IPv6-Prefix"] == ["2001:db8:8000:1::/64"])
                #expect(answer.attributes["Delegated-IPv6-Prefix"] == ["3fff:100:0:100::/56"])
                #expect(answer.attributes["Mikrotik-Rate-Limit"]?.first?.hasPrefix("20M/100M") == true)
                #expect(answer.attributes["Class"]?.first?.isEmpty == false)
                let refusal = try await Self.ask(program, "alice@example.net", "wrong", method)
                #expect(refusal.code == "reject" && refusal.attributes["Delegated-IPv6-Prefix"] == nil)
            }
        }
    }

    private static func ask(
        _ program: RadiusProgram, _ user: String, _ password: String, _ method: String
    ) async throws -> Answer {
        let outcome = try await ChildProcess.run(
            python, [client, program.ipv4Port, RadiusProgram.secret, user, password, method])
        let output = try outcome.outputOfSuccess(of: "pyrad")
        return try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
    }
}
