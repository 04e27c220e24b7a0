// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// The database inside a closure of ``Store/read(_:)`` or ``Store/write(locking:_:)``; it must not leave the closure.
///
/// Everything here blocks: the closure runs on a thread of the store's own, never on Swift's shared pool.
public struct Database {
    let connection: any Connection

    /// Runs a statement.
    ///
    /// - Returns: the number of rows it changed.
    @discardableResult
    public func execute(_ statement: SQL, _ values: SQLValue...) throws -> Int {
        try connection.run(statement, values) { _ in }
    }

    /// The same for a list of values made while running.
    @discardableResult
    public func execute(_ statement: SQL, _ values: [SQLValue]) throws -> Int {
        try connection.run(statement, values) { _ in }
    }

    /// Runs an INSERT of one row into a table whose `id` the database gives.
    ///
    /// Not written as RETURNING: SQLite keeps what it returns in a table of its own, which costs more than the row.
    ///
    /// - Returns: the row's number; nil when an ON CONFLICT DO NOTHING left it out.
    public func insert<Subject>(_ statement: SQL, _ values: SQLValue...) throws -> Identifier<Subject>? {
        try connection.insert(statement, values).map { Identifier($0) }
    }

    /// The same for a list of values made while running.
    public func insert<Subject>(_ statement: SQL, _ values: [SQLValue]) throws -> Identifier<Subject>? {
        try connection.insert(statement, values).map { Identifier($0) }
    }

    /// The first row, or nil when there is none.
    public func first<Result>(_ statement: SQL, _ values: SQLValue..., map: (Row) throws -> Result) throws -> Result? {
        var result: Result?
        try connection.run(statement, values) { row in
            guard result == nil else { return }
            result = try map(row)
        }
        return result
    }

    /// All rows, in order.
    public func all<Result>(_ statement: SQL, _ values: SQLValue..., map: (Row) throws -> Result) throws -> [Result] {
        try all(statement, values, map: map)
    }

    /// All rows, in order; for a list of values made while running.
    public func all<Result>(_ statement: SQL, _ values: [SQLValue], map: (Row) throws -> Result) throws -> [Result] {
        var results: [Result] = []
        try connection.run(statement, values) { row in results.append(try map(row)) }
        return results
    }

    /// Reads rows one by one without keeping them: for the big tables.
    ///
    /// No other statement may run meanwhile (``StorageError/Kind/nested``): one engine streams over its only connection.
    public func forEach(_ statement: SQL, _ values: SQLValue..., body: (Row) throws -> Void) throws {
        try connection.run(statement, values, row: body)
    }
}
