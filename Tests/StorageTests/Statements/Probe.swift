// SPDX-License-Identifier: Apache-2.0

import TestKit

@testable import Storage

/// A table with a column of every type, so that statements can be tried without the rules of the real ones.
enum Probe {
    /// One row of the table.
    struct Values: Equatable {
        var number: Int64?
        var words: String?
        var bytes: [UInt8]?
    }

    /// Runs `body` with a new store that has the table.
    @discardableResult
    static func with<Result>(
        _ engine: StorageEngine, options: StoreOptions = StoreOptions(), _ body: (Store) async throws -> Result
    ) async throws -> Result {
        try await TemporaryStore.with(engine, options: options) { store in
            try await create(in: store)
            return try await body(store)
        }
    }

    /// Adds the table to a store.
    static func create(in store: Store) async throws {
        try await store.engine.exclusively { connection in
            let sql = connection.dialect
            try connection.runScript(
                """
                CREATE TABLE probe (
                    id \(sql.identity), number \(sql.integer), words \(sql.text), bytes \(sql.bytes)
                ) \(sql.tableEnd);
                """)
        }
    }

    /// Stores one row.
    static func add(_ number: Int64, to transaction: Transaction) throws {
        try transaction.database.execute("INSERT INTO probe (number) VALUES ($1)", .integer(number))
    }

    /// The column `number` of every row, in the order they were stored.
    static func numbers(in database: Database) throws -> [Int64] {
        try database.all("SELECT number FROM probe ORDER BY id") { try $0.integer(0) }
    }
}

extension StorageError {
    /// What the body's error says it was; nil when it threw none or another.
    static func kind<Result>(of body: () async throws -> Result) async -> Kind? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? StorageError)?.kind
        }
    }
}
