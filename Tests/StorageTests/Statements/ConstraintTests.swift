// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import Storage

/// The rules of the schema, judged by the kind of error that a caller can tell apart.
@Suite struct ConstraintTests {
    private static let refusals: [(SQL, isExpected: @Sendable (StorageError.Kind?) -> Bool)] = [
        ("INSERT INTO company (name, currency, billing_zone) VALUES ('A', 'EUR', 'Etc/UTC')", isUnique),
        ("INSERT INTO company (id, name, currency, billing_zone) VALUES (1, 'B', 'EUR', 'Etc/UTC')", isUnique),
        ("INSERT INTO company (name, currency, billing_zone) VALUES ('', 'EUR', 'Etc/UTC')", { $0 == .check }),
        ("INSERT INTO company (name, currency, billing_zone) VALUES ('B', 'EURO', 'Etc/UTC')", { $0 == .check }),
        ("INSERT INTO company (name, currency, billing_zone) VALUES (NULL, 'EUR', 'Etc/UTC')", { $0 == .check }),
        ("INSERT INTO customer (company_id, name, state) VALUES (99, 'C', 'new')", { $0 == .foreignKey }),
        ("INSERT INTO customer (company_id, name, state) VALUES (1, 'C', 'odd')", { $0 == .check }),
        ("DELETE FROM company WHERE id = 1", { $0 == .foreignKey }),
        ("UPDATE customer SET company_id = 99", { $0 == .foreignKey }),
        (
            """
            INSERT INTO holding (prefix, kind, mode, service_id, customer_id, since)
            VALUES (NULL, 'delegation', 'static', 1, 1, 0)
            """, { $0 == .check }
        ),
    ]

    private static func isUnique(_ kind: StorageError.Kind?) -> Bool {
        guard case .unique(let what) = kind else { return false }
        return what.contains("company")
    }

    @Test(arguments: StorageEngine.allCases)
    func bothEnginesTellTheSameKindApart(engine: StorageEngine) async throws {
        try await TemporaryStore.with(engine) { store in
            try await store.write { transaction in
                try transaction.database.execute(
                    "INSERT INTO company (name, currency, billing_zone) VALUES ('A', 'EUR', 'Etc/UTC')")
                try transaction.database.execute(
                    "INSERT INTO customer (company_id, name, state) VALUES (1, 'C', 'new')")
            }
            for (statement, isExpected) in Self.refusals {
                let kind = await StorageError.kind { try await store.write { try $0.database.execute(statement) } }
                #expect(isExpected(kind), "\(statement.text): \(String(describing: kind))")
            }
            let counts = try await store.read { database in
                try database.all("SELECT count(*) FROM company UNION ALL SELECT count(*) FROM customer") {
                    try $0.int(0)
                }
            }
            #expect(counts == [1, 1])
        }
    }

    /// A number is never given twice: what refers to a removed row must not come to mean another one.
    @Test(arguments: StorageEngine.allCases)
    func numbersOfRemovedRowsDoNotComeBack(engine: StorageEngine) async throws {
        try await Probe.with(engine) { store in
            func add() async throws -> Int64? {
                try await store.write { transaction in
                    try transaction.database.first("INSERT INTO probe (number) VALUES (0) RETURNING id") {
                        try $0.integer(0)
                    }
                }
            }
            let first = try await add()
            try await store.write { _ = try $0.database.execute("DELETE FROM probe") }
            let second = try await add()
            #expect(try #require(second) > #require(first))
        }
    }
}
