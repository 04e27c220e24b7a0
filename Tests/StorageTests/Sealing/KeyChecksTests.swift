// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

@Suite("Key checks in the database")
struct KeyChecksTests {
    @Test(arguments: StorageEngine.allCases)
    func theDatabaseRemembersEveryKeyOnce(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            #expect(try await store.keyChecks().isEmpty)
            let ring = KeyRing.fresh()
            try await store.remember(ring.checks)
            let rotated = try #require(ring.rotated())
            try await store.remember(rotated.newChecks(comparedWith: try await store.keyChecks()))
            #expect(
                try await store.keyChecks() == ring.checks + [KeyCheck(keyID: 2, value: rotated.current.checkValue)])
            // A wrong key can never take the place of the right one.
            try await store.remember(KeyRing.fresh().checks)
            #expect(try await store.keyChecks().first == ring.checks.first)
        }
    }
}
