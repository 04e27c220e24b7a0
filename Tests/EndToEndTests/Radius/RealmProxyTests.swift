// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// A router asks the program, and the program asks the FreeRADIUS of another provider.
@Suite struct RealmProxyTests {
    private static let secret = "a-secret-between-two-providers"

    @Test func loginsOfAPartnersRealmAreAnsweredByIt() async throws {
        try Need.command("radclient")
        try Need.file("/usr/sbin/freeradius")
        try await FreeRADIUS.with(secret: Self.secret, lines: 2, suffix: "@partner.example") { port in
            try await RadiusProgram.with { program in
                _ = try await ChildProcess.run(
                    BuiltProgram.path("firsthop"),
                    [
                        "realm", "set", "Partner.Example", "proxy", "--host", "127.0.0.1", "--port", "\(port)",
                        "--secret-file", "-",
                    ] + program.place,
                    input: .bytes(Array((Self.secret + "\n").utf8)), within: ChildProcess.patience
                ).outputOfSuccess(of: "firsthop realm set")
                try await Self.untilHandedOn(by: program)
                for kind in ["User-Password", "CHAP-Password", "MS-CHAP-Password"] {
                    let right = try await Self.ask(program, "\(kind) = \"word0000001\"", succeeds: true)
                    #expect(right.contains("Framed-IPv6-Prefix = 2001:db8:8000:1001::/64"), "\(kind): \(right)")
                    let wrong = try await Self.ask(program, "\(kind) = \"word0000000\"", succeeds: false)
                    #expect(wrong.contains("Received Access-Reject"), "\(kind): \(wrong)")
                }
                #expect(try await Radclient.isAccepted("bob", "bobs-word", by: program), "our own lines stay ours")
            }
        }
    }

    /// The program follows the database within moments; until then it takes the name for one of its own and refuses it.
    private static func untilHandedOn(by program: RadiusProgram) async throws {
        for _ in 0..<100 {
            let answer = try await ask(program, "User-Password = \"word0000001\"")
            if answer.contains("Received Access-Accept") { return }
        }
        Issue.record("the realm is never handed on")
    }

    private static func ask(
        _ program: RadiusProgram, _ password: String, succeeds: Bool? = nil
    ) async throws -> String {
        try await Radclient.ask(
            "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"line0000001@partner.example\"", password],
            succeeds: succeeds)
    }
}
