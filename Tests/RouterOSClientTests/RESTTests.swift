// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import TestKit
import Testing

@testable import RouterOSClient

/// Reading by REST; what the router heard is its own log's word.
struct RESTTests {
    private static let entries = "/ip/firewall/address-list"

    private static func rest(
        _ router: FakeRouter, _ security: RouterSecurity = .plain, password: String = FakeRouter.password,
        within time: Duration = .seconds(30)
    ) -> RouterREST {
        let port = security == .plain ? router.ports.www : router.ports.wwwTLS
        return RouterREST(router.account(security, password: password), port: port, within: time)
    }

    /// The trouble of reading a menu that cannot be read.
    private static func trouble(_ rest: RouterREST, _ menu: String = "/system/resource") async -> RouterTrouble? {
        await #expect(throws: RouterTrouble.self) { try await rest.print(menu) }
    }

    @Test func menusAreReadAndNothingElseIsAsked() async throws {
        let router = try await FakeRouter(["--version", "7.20.1", "--identity", "tower 1"])
        for (number, comment) in ["", "a=b&c %é", "by hand"].enumerated() {
            try await router.order(
                "row", ["menu": Self.entries, "list": "l", "address": "192.0.2.\(number)", "comment": comment])
        }
        let rest = Self.rest(router)
        let resource = try await rest.print("/system/resource", properties: ["version", "cpu-load", "free-memory"])
        #expect(resource == [["version": "7.20.1 (stable)", "cpu-load": "3", "free-memory": "134217728"]])
        #expect(try await rest.print("system/identity") == [["name": "tower 1"]])
        let found = try await rest.print(
            Self.entries, properties: ["address"], conditions: [("list", "l"), ("comment", "a=b&c %é")])
        #expect(found == [["address": "192.0.2.1"]])
        #expect(try await rest.print(Self.entries).count == 3)
        #expect(try await rest.print("/ppp/active").isEmpty)
        let dump = try await router.dump()
        #expect(dump.heard.count == 5 && dump.heard.allSatisfy { $0.hasPrefix("GET /rest/") }, "\(dump.heard)")
        #expect(dump.journal.isEmpty)
    }

    @Test func theCertificateIsTheOneThatIsKnown() async throws {
        try await TemporaryDirectory.with { folder in
            let own = try await TestCertificate("tower-1", in: folder)
            let router = try await FakeRouter(["--certificate", own.path])
            let fingerprint = try #require(CertificateFingerprint.octets(own.fingerprint))
            let identity = try await Self.rest(router, .pinned(fingerprint: fingerprint)).print("/system/identity")
            #expect(identity == [["name": "MikroTik"]])
            let heard = try await router.dump().heard.count
            let other = Self.rest(router, .pinned(fingerprint: fingerprint.reversed()))
            let trouble = await Self.trouble(other)
            #expect(trouble?.kind == .untrusted && trouble?.message.contains("www-ssl") == true, "\(trouble as Any)")
            #expect(try await router.dump().heard.count == heard)
        }
    }

    @Test func whatIsRefusedSaysWhyAndWhatToDo() async throws {
        let router = try await FakeRouter()
        let wrong = await Self.trouble(Self.rest(router, password: "wrong"))
        #expect(wrong?.kind == .login && wrong?.message.contains("rest-api") == true)
        #expect(wrong?.message.contains("wrong") == false)
        let missing = await Self.trouble(Self.rest(router), "/ip/nonsense")
        #expect(missing?.kind == .refused && missing?.message.contains("no such command prefix") == true)
        let malformed = await Self.trouble(Self.rest(router), "/ip/../x y")
        #expect(malformed?.kind == .refused)
        #expect(try await router.dump().figures.logins == 1)
        let older = try await FakeRouter(["--version", "6.49.10"])
        let old = await Self.trouble(Self.rest(older))
        #expect(try await older.dump().heard.count == 1)
        #expect(old?.message.contains("404") == true, "\(old as Any)")
    }

    @Test(arguments: [("hang", RouterTrouble.Kind.silent), ("garbage", .confused), ("close-mid-sentence", .confused)])
    func aBrokenAnswerEndsInTime(manner: String, kind: RouterTrouble.Kind) async throws {
        let router = try await FakeRouter(["--conduct", manner])
        let time: Duration = manner == "hang" ? .milliseconds(100) : .seconds(30)
        let trouble = await Self.trouble(Self.rest(router, within: time))
        #expect(trouble?.kind == kind, "\(trouble as Any)")
        #expect(trouble?.message.contains("127.0.0.1") == true)
    }
}
