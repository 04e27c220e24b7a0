// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct RouterAPITests {
    private static let pinned = RouterAPIDescription(
        host: "192.0.2.1", port: 8729, security: .pinned(fingerprint: Array(0..<32)), userName: "firsthop",
        allowsOldLogin: true)

    @Test(arguments: StorageEngine.allCases)
    func accountsComeBackAndTheirPasswordsAreSealed(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let store = provider.store
            #expect(try await store.routerAccount(of: provider.nas, opening: provider.sealer) == nil)
            let password = SecretEntry(Secret("pass word"), sealer: provider.sealer)
            let authority = RouterSecurity.authority(
                authorities: "-----BEGIN CERTIFICATE-----\n", serverName: "tower-1.example.net")
            var terms = Self.pinned
            for security in [Self.pinned.security, authority, .unchecked, .plain] {
                terms.security = security
                try await store.perform(SetRouterAPI(provider.nas, terms, password: password))
                #expect(try await store.routerAPI(of: provider.nas) == terms)
            }
            let sealed = try #require(
                try await provider.sealed("SELECT password FROM nas_api WHERE nas_id = $1", provider.nas.value))
            #expect(!sealed.indices.contains { sealed[$0...].starts(with: Array("pass word".utf8)) })
            // Changed without a password, it keeps the one that it has.
            terms.host = "router.example.net"
            try await store.perform(SetRouterAPI(provider.nas, terms, password: nil))
            let account = try await store.routerAccount(of: provider.nas, opening: provider.sealer)
            #expect(account?.host == "router.example.net" && account?.password.revealText() == "pass word")
            #expect(!"\(String(reflecting: account))".contains("pass word"))
            try await store.perform(RemoveRouterAPI(provider.nas))
            #expect(try await store.routerAPI(of: provider.nas) == nil)
            await #expect(throws: Refusal.self) { try await store.perform(RemoveRouterAPI(provider.nas)) }
            await #expect(throws: Refusal.self) {
                try await store.perform(SetRouterAPI(provider.nas, terms, password: nil))
            }
        }
    }

    @Test func whatCannotBeLoggedInWithIsRefused() async throws {
        try await SmallProvider.with(.sqlite) { provider in
            let password = SecretEntry(Secret("p"), sealer: provider.sealer)
            let edits: [@Sendable (inout RouterAPIDescription) -> Void] = [
                { $0.host = "" }, { $0.host = "a b" }, { $0.userName = "" }, { $0.port = 0 },
                { $0.security = .pinned(fingerprint: [1]) },
                { $0.security = .authority(authorities: "no certificate", serverName: nil) },
                { $0.userName = String(repeating: "x", count: 256) },
            ]
            for edit in edits {
                var terms = Self.pinned
                edit(&terms)
                let refused = terms
                let refusal = await #expect(throws: Refusal.self) {
                    try await provider.store.perform(SetRouterAPI(provider.nas, refused, password: password))
                }
                #expect(refusal?.kind == .malformed)
            }
        }
        #expect(CertificateFingerprint.octets(CertificateFingerprint.text(Array(100..<132))) == Array(100..<132))
        #expect(CertificateFingerprint.octets("00:11") == nil)
    }
}
