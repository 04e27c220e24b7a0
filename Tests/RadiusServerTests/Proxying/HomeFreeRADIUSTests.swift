// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import NetworkValues
import ProviderValues
import RadiusCodec
@testable import RadiusServer
import TestKit
import Testing

/// FreeRADIUS's client asks us, and we ask Debian's FreeRADIUS.
@Suite struct HomeFreeRADIUSTests {
    @Test func itsClientIsAnsweredByItThroughUs() async throws {
        try await FreeRADIUS.with(users: Self.users, secret: Self.secret) { port in
            let service = try Self.service(asking: port)
            let server = try #require(try service.start().first)
            defer { service.stop() }
            for kind in ["User-Password", "CHAP-Password", "MS-CHAP-Password"] {
                let right = try await Self.ask(server, ["\(kind) = \"open sesame\""])
                #expect(right.contains("Received Access-Accept"), "\(kind): \(right)")
                #expect(right.contains("Framed-IPv6-Prefix = 2001:db8:7::/64"), "\(kind): \(right)")
                #expect(!right.contains("Proxy-State"), "ours is taken off: \(right)")
                let wrong = try await Self.ask(server, ["\(kind) = \"wrong\""])
                #expect(wrong.contains("Received Access-Reject"), "\(kind): \(wrong)")
            }
            let strays = service.metrics().first { $0.name == "firsthop_radius_home_strays_total" }
            #expect(strays?.samples.map(\.value).allSatisfy { $0 == .number(0) } == true)
        }
    }

    private static let secret = "what-firsthop-and-freeradius-share"
    private static let users = """
        anna@partner.example Cleartext-Password := "open sesame"
        \tMessage-Authenticator = 0x00, Framed-IPv6-Prefix = 2001:db8:7::/64

        """

    private static func service(asking port: UInt16) throws -> RadiusService {
        var provider = TestProvider()
        provider.realms = [
            RealmTerms(
                id: RealmID(1), name: Array("partner.example".utf8),
                way: .proxy(host: "127.0.0.1", port: port, secret: Secret(secret)))
        ]
        let directory = provider.directory()
        let endpoint = RadiusEndpoint(address: try IPAddress(parsing: "127.0.0.1"), port: 0)
        return try RadiusService(
            RadiusSettings(authentication: [endpoint], workers: 1), classKey: TestProvider.classKey,
            directory: { directory })
    }

    private static func ask(_ server: RadiusEndpoint, _ attributes: [String]) async throws -> String {
        let lines = ["User-Name = \"anna@partner.example\""] + attributes + ["Message-Authenticator = 0x00"]
        let outcome = try await ChildProcess.run(
            "radclient",
            ["-x", "-r", "1", "-t", "60", "\(server)", "auth", String(decoding: TestProvider.secret, as: UTF8.self)],
            input: .bytes(Array(lines.joined(separator: "\n").utf8)))
        return outcome.output + outcome.errorOutput
    }
}
