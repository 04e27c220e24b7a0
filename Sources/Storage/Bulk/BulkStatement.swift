// SPDX-License-Identifier: Apache-2.0

/// A statement about many rows at once: one text, from which each engine takes as many rows at a time as suits it.
public struct BulkStatement: Sendable {
    private enum List {
        case rows(columns: Int)
        case keys
        case none(columns: Int)
    }

    private let before: String
    private let list: List
    private let after: String
    private let month: CalendarMonth?
    /// The two texts that are needed all the time.
    private var usual: [Int: SQL] = [:]

    /// A statement that writes rows: `before`, then `($1, $2, …), (…), …`, then `after`.
    ///
    /// - Parameters:
    ///   - before: up to and with `VALUES`.
    ///   - columns: values of a row.
    ///   - month: whose table is meant; its number stands wherever the text says `YYYYMM`.
    public init(
        insert before: StaticString..., columns: Int, after: StaticString = "", month: CalendarMonth? = nil
    ) {
        self.before = before.map(\.description).joined(separator: " ")
        list = .rows(columns: columns)
        self.after = after.description
        self.month = month
        usual = Self.usualSizes.reduce(into: [:]) { $0[$1] = composed(rows: $1) }
    }

    /// A statement that finds or removes rows by a key: `before`, then `($1, $2, …)`, then `after`.
    ///
    /// - Parameter before: up to and with `IN`.
    public init(keys before: StaticString..., after: StaticString = "") {
        self.before = before.map(\.description).joined(separator: " ")
        list = .keys
        self.after = after.description
        month = nil
        usual = Self.usualSizes.reduce(into: [:]) { $0[$1] = composed(rows: $1) }
    }

    /// A statement about one row that every engine is given row by row: a change of rows that are there. On PostgreSQL each
    /// row is a message, so it is for SQLite: see ``Database/takesRowsOneByOne``.
    ///
    /// - Parameter columns: values of a row, `$1` and so on.
    public init(each before: StaticString, columns: Int) {
        self.before = before.description
        list = .none(columns: columns)
        after = ""
        month = nil
        usual = [1: SQL(trusted: self.before)]
    }

    /// Values of a row.
    var columns: Int {
        switch list {
        case .rows(let columns), .none(let columns): columns
        case .keys: 1
        }
    }

    /// Rows that one statement can be about on an engine.
    func rowsAtOnce(_ dialect: Dialect) -> Int {
        switch list {
        case .rows, .keys: dialect.rowsAtOnce
        case .none: 1
        }
    }

    private static let usualSizes = [Dialect.sqlite.rowsAtOnce, Dialect.postgreSQL.rowsAtOnce]

    /// The text for a number of rows.
    func sql(rows: Int) -> SQL { usual[rows] ?? composed(rows: rows) }

    private func composed(rows: Int) -> SQL {
        let text =
            switch list {
            case .rows(let columns): before + " " + Self.rows(rows, columns: columns) + " " + after
            case .keys: before + " (" + Self.placeholders(from: 1, count: rows) + ") " + after
            case .none: before
            }
        return SQL(trusted: month.map { $0.named(in: text) } ?? text)
    }

    private static func rows(_ rows: Int, columns: Int) -> String {
        (0..<rows).map { "(" + placeholders(from: $0 * columns + 1, count: columns) + ")" }.joined(separator: ", ")
    }

    private static func placeholders(from first: Int, count: Int) -> String {
        (first..<(first + count)).map { "$\($0)" }.joined(separator: ", ")
    }
}
