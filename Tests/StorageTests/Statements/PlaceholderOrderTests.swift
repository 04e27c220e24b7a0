// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

/// A value belongs to the placeholder with its number, wherever that stands in the text.
struct PlaceholderOrderTests {
    @Test(arguments: StorageEngine.allCases)
    func valuesGoByNumberAndNotByPlace(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            let texts = try await store.write { transaction in
                try transaction.database.execute(
                    "INSERT INTO company (billing_zone, name, currency) VALUES ($3, $1, $2)", .text("name"),
                    .text("EUR"),
                    .text("zone"))
                try transaction.database.execute(
                    "UPDATE company SET billing_zone = $2 WHERE name = $1", .text("name"), .text("other"))
                return try transaction.database.first(
                    "SELECT name, currency, billing_zone FROM company WHERE currency = $2 AND name = $1", .text("name"),
                    .text("EUR")
                ) { [try $0.text(0), try $0.text(1), try $0.text(2)] }
            }
            #expect(texts == ["name", "EUR", "other"])
        }
    }
}
