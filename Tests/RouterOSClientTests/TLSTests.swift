// SPDX-License-Identifier: Apache-2.0

import NIOPosix
import Operations
import ProviderValues
import RouterOSCodec
import TestKit
import Testing

@testable import RouterOSClient

/// Who a router is, against one with a certificate that openssl made.
struct TLSTests {
    /// Runs `body` with a router and its certificate, made out to its name and an address, and another certificate.
    private static func with(
        address: String = "127.0.0.1",
        _ body: (FakeRouter, _ own: TestCertificate, _ other: TestCertificate) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            let own = try await TestCertificate("tower-1", for: address, in: folder)
            let other = try await TestCertificate("tower-2", in: folder)
            try await body(try await FakeRouter(["--certificate", own.path]), own, other)
        }
    }

    private static func pinned(_ certificate: TestCertificate) throws -> RouterSecurity {
        .pinned(fingerprint: try #require(CertificateFingerprint.octets(certificate.fingerprint)))
    }

    @Test func theRouterThatIsKnownIsLetIn() async throws {
        try await Self.with { router, own, _ in
            let ways = [
                try Self.pinned(own), .authority(authorities: own.certificate, serverName: nil),
                .authority(authorities: own.certificate, serverName: "tower-1"), .unchecked,
            ]
            for (number, security) in ways.enumerated() {
                let access = RouterOSAccess([router], security: security)
                #expect(try await access.health(of: NASID(1)).name == "MikroTik")
                #expect(try await router.dump().figures.logins == number + 1, "\(security)")
                await access.stop()
            }
            let shown = try await RouterOSAccess.fingerprint(host: "127.0.0.1", port: router.ports.apiTLS ?? 0)
            #expect(CertificateFingerprint.text(shown) == own.fingerprint)
        }
    }

    /// The router hears nothing of ours, least of all the password.
    @Test func whoeverAnswersInItsPlaceHearsNothing() async throws {
        try await Self.with(address: "192.0.2.1") { router, own, other in
            let refused: [(RouterSecurity, String)] = [
                (try Self.pinned(other), "has the fingerprint \(own.fingerprint)"),
                (try Self.pinned(other), "`firsthop nas router set`"),
                (.authority(authorities: other.certificate, serverName: nil), "no authority that is known here"),
                (.authority(authorities: own.certificate, serverName: nil), "made out to"),
                (.authority(authorities: own.certificate, serverName: "tower-2"), "made out to"),
            ]
            for (security, words) in refused {
                let access = RouterOSAccess([router], security: security)
                let trouble = await #expect(throws: RouterTrouble.self) { try await access.health(of: NASID(1)) }
                #expect(trouble?.kind == .untrusted && trouble?.message.contains(words) == true, "\(trouble as Any)")
                await access.stop()
            }
            let dump = try await router.dump()
            #expect(dump.heard.isEmpty && dump.figures.logins == 0)
        }
    }

    @Test func aPortWithoutTLSIsSaidToBeOne() async throws {
        let router = try await FakeRouter()
        var account = router.account(.unchecked)
        account.port = router.ports.api
        let link = RouterLink(account, group: .singletonMultiThreadedEventLoopGroup)
        let fault = await #expect(throws: RouterFault.self) {
            try await link.run(Command(.known("/system/identity/print")), within: .seconds(30))
        }
        #expect(fault?.kind == .unreachable && fault?.description.contains("TLS") == true, "\(fault as Any)")
        #expect(try await router.dump().figures.logins == 0)
    }
}
