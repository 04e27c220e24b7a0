// SPDX-License-Identifier: Apache-2.0

extension Database {
    /// Whether many rows are one call each, because a call costs nothing here. Then a plain statement about each row is
    /// cheaper than one that works for many.
    public var takesRowsOneByOne: Bool { connection.dialect.rowsAtOnce == 1 }

    /// Runs a bulk statement over any number of rows.
    ///
    /// - Parameter values: the values of all rows, one row after the other.
    /// - Returns: the number of rows changed.
    @discardableResult
    public func executeAll(_ statement: BulkStatement, _ values: [SQLValue]) throws -> Int {
        try runAll(statement, values) { _ in }
    }

    /// Hands over every row that a bulk statement finds. No other statement may run meanwhile.
    public func forEach(_ statement: BulkStatement, _ values: [SQLValue], body: (Row) throws -> Void) throws {
        try runAll(statement, values, row: body)
    }

    /// The same for keys that are made one after the other, some hundred at a time.
    public func forEach<Key>(
        _ statement: BulkStatement, of keys: some Sequence<Key>, as value: (Key) -> SQLValue, body: (Row) throws -> Void
    ) throws {
        var values: [SQLValue] = []
        for key in keys {
            values.append(value(key))
            guard values.count == Self.keysAtOnce else { continue }
            try runAll(statement, values, row: body)
            values.removeAll(keepingCapacity: true)
        }
        if !values.isEmpty { try runAll(statement, values, row: body) }
    }

    private static let keysAtOnce = Dialect.postgreSQL.rowsAtOnce

    /// Cuts the rows into pieces of sizes that are powers of two: every size is a statement of its own to prepare, and there are
    /// few of them.
    @discardableResult
    private func runAll(
        _ statement: BulkStatement, _ values: [SQLValue], row: (Row) throws -> Void
    ) throws -> Int {
        var changed = 0
        var start = 0
        var rows = statement.rowsAtOnce(connection.dialect)
        while start < values.count {
            let left = (values.count - start) / statement.columns
            while rows > left, rows > 1 { rows /= 2 }
            let size = rows * statement.columns
            let end = start + max(left / rows, 1) * size
            let piece = start == 0 && end == values.count ? values : Array(values[start..<min(end, values.count)])
            changed += try connection.repeatedly(statement.sql(rows: rows), taking: size, of: piece, row: row)
            start = end
        }
        return changed
    }
}
