// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

@Suite struct RealmTests {
    @Test(arguments: StorageEngine.allCases)
    func aRealmIsSetChangedAndRemoved(engine: StorageEngine) async throws {
        try await SmallProvider.with(engine) { provider in
            let name = try RealmName(parsing: "@Example.NET")
            let before = try await provider.newest()
            let id = try await provider.store.perform(SetRealm(name, .localStrip, sealer: provider.sealer))
            let proxy = RealmWay.proxy(host: "2001:db8::1", port: 1_812, secret: Secret("shared with home"))
            #expect(try await provider.store.perform(SetRealm(name, proxy, sealer: provider.sealer)) == id)
            let realm = try #require(try await provider.store.realms().first)
            #expect(realm.name == "example.net" && realm.way == .proxy && realm.proxyHost == "2001:db8::1")
            let sealed = try #require(
                try await provider.sealed("SELECT proxy_secret FROM realm WHERE id = $1", id.value))
            let place = SealedPlace(table: "realm", row: id.value, column: "proxy_secret")
            #expect(try provider.sealer.open(sealed, for: place).revealText() == "shared with home")
            _ = try await provider.store.perform(SetRealm(name, .refuse, sealer: provider.sealer))
            #expect(try await provider.sealed("SELECT proxy_secret FROM realm WHERE id = $1", id.value) == nil)
            _ = try await provider.store.perform(RemoveRealm(name))
            #expect(
                try await provider.changes(after: before)
                    == ["added realm \(id)", "changed realm \(id)", "changed realm \(id)", "removed realm \(id)"])
        }
    }

    @Test func whatIsNoRealmIsRefused() {
        for text in ["", "@", "a@b", "a b", "a\u{1}", String(repeating: "x", count: 252)] {
            #expect(throws: Refusal.self, "\(text)") { try RealmName(parsing: text) }
        }
    }
}
