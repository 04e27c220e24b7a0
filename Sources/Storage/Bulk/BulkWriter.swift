// SPDX-License-Identifier: Apache-2.0

/// Writes any number of rows by one bulk statement, some hundred at a time: a million rows are never all in memory as values.
public struct BulkWriter {
    private let database: Database
    private let statement: BulkStatement
    private let limit: Int
    private var values: [SQLValue] = []
    /// Rows changed so far, those that wait not among them.
    public private(set) var changed = 0

    /// Rows after which they are written; what PostgreSQL takes at once.
    private static let rows = Dialect.postgreSQL.rowsAtOnce

    public init(_ statement: BulkStatement, in database: Database) {
        self.database = database
        self.statement = statement
        limit = statement.columns * Self.rows
        values.reserveCapacity(limit)
    }

    /// Adds a row: the body appends its values in order.
    public mutating func add(_ row: (inout [SQLValue]) throws -> Void) throws {
        try row(&values)
        if values.count >= limit { try finish() }
    }

    /// Writes what has not been written yet.
    public mutating func finish() throws {
        guard !values.isEmpty else { return }
        changed += try database.executeAll(statement, values)
        values.removeAll(keepingCapacity: true)
    }
}
