// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// FreeRADIUS's client asks the running program. It has its own dictionaries and checks every authenticator itself.
@Suite("radclient")
struct RadclientTests {
    @Test func acceptsWithEveryMethodOnBothFamilies() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            for server in ["127.0.0.1:\(program.ipv4Port)", "[::1]:\(program.ipv6Port)"] {
                for password in ["User-Password", "CHAP-Password", "MS-CHAP-Password"] {
                    let answer = try await Self.ask(
                        server, "User-Name = \"alice@example.net\"", "\(password) = \"open sesame\"")
                    #expect(answer.contains("Received Access-Accept"), "\(server) \(password): \(answer)")
                    for attribute in Self.alice { #expect(answer.contains(attribute), "\(attribute): \(answer)") }
                }
            }
        }
    }

    @Test func refusesWhatIsWrongWithoutAnAddress() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            let server = "127.0.0.1:\(program.ipv4Port)"
            let requests = [
                ["User-Name = \"alice@example.net\"", "User-Password = \"open sesamE\""],
                ["User-Name = \"alice@example.net\"", "MS-CHAP-Password = \"Open sesame\""],
                ["User-Name = \"alice@example.net\""],
                ["User-Name = \"carol\"", "User-Password = \"carols-word\""],
                ["User-Name = \"nobody\"", "User-Password = \"nothing\""],
            ]
            for request in requests {
                let answer = try await Self.ask(server, request)
                #expect(answer.contains("Received Access-Reject"), "\(request): \(answer)")
                for address in ["Framed-IP", "Delegated-IPv6-Prefix", "Mikrotik-Rate-Limit", "Class ="] {
                    #expect(!answer.contains(address), "\(request): \(answer)")
                }
            }
        }
    }

    @Test func answersStatusServerAndEchoesProxyState() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            let server = "127.0.0.1:\(program.ipv4Port)"
            let status = try await Self.ask(server, ["Message-Authenticator = 0x00"], kind: "status")
            #expect(status.contains("Received Access-Accept"), "\(status)")
            let answer = try await Self.ask(
                server, "User-Name = \"bob\"", "User-Password = \"bobs-word\"", "Proxy-State = 0x0001",
                "Proxy-State = 0xff")
            #expect(answer.contains("Proxy-State = 0x0001") && answer.contains("Proxy-State = 0xff"))
            #expect(answer.contains("Framed-IP-Address = 198.51.100.2"))
        }
    }

    @Test func isSilentForAWrongSecret() async throws {
        try Need.command("radclient")
        try await RadiusProgram.with { program in
            let answer = try await Self.ask(
                "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"bob\"", "User-Password = \"bobs-word\""],
                secret: "another secret of that length", succeeds: false)
            #expect(answer.contains("No reply from server"), "\(answer)")
        }
    }

    /// What alice must get, as radclient prints it.
    private static let alice = [
        "Framed-IPv6-Prefix = 2001:db8:8000:1::/64", "Delegated-IPv6-Prefix = 3fff:100:0:100::/56",
        "Mikrotik-Rate-Limit = \"20M/100M", "Message-Authenticator = 0x", "Class = 0x",
    ]

    private static func ask(_ server: String, _ attributes: String...) async throws -> String {
        try await ask(server, attributes)
    }

    private static func ask(
        _ server: String, _ attributes: [String], kind: String = "auth", secret: String = RadiusProgram.secret,
        succeeds: Bool? = nil
    ) async throws -> String {
        try await Radclient.ask(server, attributes, kind: kind, secret: secret, succeeds: succeeds)
    }
}
