// SPDX-License-Identifier: Apache-2.0

import GRDBSQLite

/// Which of a statement's values belong to SQLite's places: it counts `$n` in the order in which they first appear, not by n.
///
/// Asking SQLite takes time that grows with the square of their number, so it is asked once a statement.
struct PlaceholderOrders {
    private var known: [SQL: [Int]] = [:]

    /// Statements with lists come in as many lengths as there are lists; when these have become many, all are asked again.
    private static let limit = 4096

    /// - Returns: for each of SQLite's places, from the first on, the n of its `$n`; 0 for a placeholder of another form.
    mutating func order(of statement: SQL, prepared handle: OpaquePointer) -> [Int] {
        if let order = known[statement] { return order }
        if known.count >= Self.limit { known.removeAll() }
        let count = max(0, sqlite3_bind_parameter_count(handle))
        let order = (0..<count).map { SQLiteBinding.number(of: sqlite3_bind_parameter_name(handle, $0 + 1)) }
        known[statement] = order
        return order
    }
}
