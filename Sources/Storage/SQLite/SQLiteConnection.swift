// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// One SQLite connection: GRDB opens it, owns its thread and keeps the prepared statements; rows are stepped here, without
/// GRDB's value boxes, since a million of them are read when the program starts.
struct SQLiteConnection: Connection {
    let database: GRDB.Database

    var dialect: Dialect { .sqlite }

    @discardableResult
    func run(_ statement: SQL, _ values: [SQLValue], row: (Row) throws -> Void) throws -> Int {
        do {
            let prepared = try prepare(statement)
            let handle = prepared.sqliteStatement
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            try bind(values, to: handle, of: statement)
            return try step(handle, statement, row)
        } catch let error as DatabaseError {
            throw StorageError(error, doing: statement.text)
        }
    }

    func runScript(_ text: String) throws {
        do {
            try database.execute(sql: text)
        } catch let error as DatabaseError {
            throw StorageError(error, doing: text)
        }
    }

    func begin() throws {
        try run("BEGIN IMMEDIATE")
    }

    func commit() throws {
        try run("COMMIT")
    }

    func rollback() {
        guard isInTransaction else { return }
        // A rollback that fails has found no transaction: that is what it was for.
        _ = try? run("ROLLBACK")
    }

    var isInTransaction: Bool {
        database.isInsideTransaction
    }

    /// The prepared statement of this text; another one while the first is still being stepped.
    private func prepare(_ statement: SQL) throws -> Statement {
        let cached = try database.cachedStatement(sql: statement.text)
        guard sqlite3_stmt_busy(cached.sqliteStatement) != 0 else { return cached }
        throw StorageError(.nested, doing: statement.text, detail: "its rows are still being read")
    }

    private func step(_ handle: OpaquePointer, _ statement: SQL, _ row: (Row) throws -> Void) throws -> Int {
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                try row(Row(source: .sqlite(SQLiteRow(statement: handle))))
            case SQLITE_DONE:
                return Int(sqlite3_changes(database.sqliteConnection))
            case let code:
                throw failure(code, statement)
            }
        }
    }

    private func failure(_ code: Int32, _ statement: SQL) -> StorageError {
        let extended = sqlite3_extended_errcode(database.sqliteConnection)
        let words = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) } ?? "error \(code)"
        return StorageError(sqliteCode: extended == 0 ? code : extended, message: words, doing: statement.text)
    }

    private func bind(_ values: [SQLValue], to handle: OpaquePointer, of statement: SQL) throws {
        guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
            throw StorageError(
                .statement, doing: statement.text,
                detail: "\(values.count) values for \(sqlite3_bind_parameter_count(handle)) placeholders")
        }
        for (index, value) in values.enumerated() {
            let code = SQLiteBinding.bind(value, at: Int32(index + 1), of: handle)
            guard code == SQLITE_OK else { throw failure(code, statement) }
        }
    }
}
