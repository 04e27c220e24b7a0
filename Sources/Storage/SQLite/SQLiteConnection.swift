// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

/// One SQLite connection: GRDB opens it, owns its thread and keeps the prepared statements; rows are stepped here, without
/// GRDB's value boxes, since a million of them are read when the program starts.
///
/// SQLite would allow two things that PostgreSQL does not, and that are refused here so that a program that runs on one engine
/// runs on the other: a statement inside another's rows, and going on with a transaction in which a statement has failed.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    private var isStreaming = false
    private var hasFailed = false
    private var orders = PlaceholderOrders()

    var dialect: Dialect { .sqlite }

    init(database: GRDB.Database) {
        self.database = database
    }

    @discardableResult
    func run(_ statement: SQL, _ values: [SQLValue], row: (Row) throws -> Void) throws -> Int {
        try prepared(statement) { handle in
            let order = try order(of: handle, statement, count: values.count)
            try bind(values, from: 0, in: order, to: handle, of: statement)
            return try step(handle, statement, row)
        }
    }

    func repeatedly(
        _ statement: SQL, taking count: Int, of values: [SQLValue], row: (Row) throws -> Void
    ) throws -> Int {
        try prepared(statement) { handle in
            let order = try order(of: handle, statement, count: count)
            var changed = 0
            for start in stride(from: 0, to: values.count - count + 1, by: count) {
                try bind(values, from: start, in: order, to: handle, of: statement)
                changed += try step(handle, statement, row)
                sqlite3_reset(handle)
            }
            return changed
        }
    }

    /// Calls the body with the statement as SQLite knows it, ready to be bound.
    private func prepared<Result>(_ statement: SQL, _ body: (OpaquePointer) throws -> Result) throws -> Result {
        guard !isStreaming else {
            throw StorageError(.nested, doing: statement.text, detail: "another statement's rows are still being read")
        }
        try requireNoFailure(before: statement)
        do {
            let handle = try database.cachedStatement(sql: statement.text).sqliteStatement
            isStreaming = true
            defer {
                isStreaming = false
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            return try body(handle)
        } catch let error as DatabaseError {
            hasFailed = true
            throw StorageError(error, doing: statement.text)
        }
    }

    func insert(_ statement: SQL, _ values: [SQLValue]) throws -> Int64? {
        try run(statement, values) > 0 ? sqlite3_last_insert_rowid(database.sqliteConnection) : nil
    }

    private func requireNoFailure(before statement: SQL) throws {
        guard hasFailed, isInTransaction else {
            hasFailed = false
            return
        }
        guard statement == Self.rollback || statement == Self.rollbackToSavepoint else {
            throw StorageError(
                .statement, doing: statement.text, detail: "an earlier statement of the transaction failed")
        }
        hasFailed = false
    }

    private static let rollback: SQL = "ROLLBACK"
    private static let rollbackToSavepoint: SQL = "ROLLBACK TO SAVEPOINT part"

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
        _ = try? run(Self.rollback)
    }

    var isInTransaction: Bool {
        database.isInsideTransaction
    }

    private func step(_ handle: OpaquePointer, _ statement: SQL, _ row: (Row) throws -> Void) throws -> Int {
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                try row(Row(source: .sqlite(SQLiteRow(statement: handle))))
            case SQLITE_DONE:
                return Int(sqlite3_changes(database.sqliteConnection))
            case let code:
                hasFailed = true
                throw failure(code, statement)
            }
        }
    }

    private func failure(_ code: Int32, _ statement: SQL) -> StorageError {
        let extended = sqlite3_extended_errcode(database.sqliteConnection)
        let words = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) } ?? "error \(code)"
        return StorageError(sqliteCode: extended == 0 ? code : extended, message: words, doing: statement.text)
    }

    /// Which value belongs to each placeholder: SQLite counts `$n` in the order in which they first appear, not by n.
    private func order(of handle: OpaquePointer, _ statement: SQL, count: Int) throws -> [Int] {
        guard Int(sqlite3_bind_parameter_count(handle)) == count else {
            throw StorageError(
                .statement, doing: statement.text,
                detail: "\(count) values for \(sqlite3_bind_parameter_count(handle)) placeholders")
        }
        return try (0..<count).map { index in
            let number = SQLiteBinding.number(of: sqlite3_bind_parameter_name(handle, Int32(index + 1)))
            guard (1...count).contains(number) else {
                throw StorageError(
                    .statement, doing: statement.text, detail: "its placeholders are not $1 to $\(count)")
            }
            return number - 1
        }
    }

    private func bind(
        _ values: [SQLValue], from start: Int, in order: [Int], to handle: OpaquePointer, of statement: SQL
    ) throws {
        for (index, number) in order.enumerated() {
            let value = values[start + number]
            try value.requireStorable(doing: statement.text)
            let code = SQLiteBinding.bind(value, at: Int32(index + 1), of: handle)
            guard code == SQLITE_OK else { throw failure(code, statement) }
        }
    }
}
