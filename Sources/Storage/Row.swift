// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// One row of a result, valid only inside the closure that it is handed to. Columns count from 0.
///
/// Every accessor throws ``StorageError/Kind/column`` when the column holds something else than is asked for.
public struct Row {
    enum Source {
        case sqlite(SQLiteRow)
        case postgreSQL(PostgreSQLRow)
    }

    let source: Source

    /// Whether the column is NULL.
    public func isNull(_ column: Int) -> Bool {
        switch source {
        case .sqlite(let row): row.isNull(column)
        case .postgreSQL(let row): row.isNull(column)
        }
    }

    /// An integer of at most 64 bits.
    public func integer(_ column: Int) throws -> Int64 {
        let value =
            switch source {
            case .sqlite(let row): row.integer(column)
            case .postgreSQL(let row): row.integer(column)
            }
        guard let value else { throw unexpected(column, "an integer") }
        return value
    }

    /// The same as the machine's own integer.
    public func int(_ column: Int) throws -> Int {
        Int(try integer(column))
    }

    /// A flag: 0 is false, everything else true.
    public func flag(_ column: Int) throws -> Bool {
        try integer(column) != 0
    }

    /// Text.
    public func text(_ column: Int) throws -> String {
        let value =
            switch source {
            case .sqlite(let row): row.text(column)
            case .postgreSQL(let row): row.text(column)
            }
        guard let value else { throw unexpected(column, "text") }
        return value
    }

    /// Bytes, copied.
    public func blob(_ column: Int) throws -> [UInt8] {
        guard let value = withBytes(column, { [UInt8]($0) }) else { throw unexpected(column, "bytes") }
        return value
    }

    /// Calls the body with the column's bytes where they lie; nil when the column does not hold bytes.
    func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        switch source {
        case .sqlite(let row): row.withBytes(column, body)
        case .postgreSQL(let row): row.withBytes(column, body)
        }
    }

    @usableFromInline
    func unexpected(_ column: Int, _ wanted: String) -> StorageError {
        StorageError(.column, doing: "reading column \(column)", detail: "expected \(wanted)")
    }
}

/// The generic ones are inlinable, so that callers in other modules get code for their own types: looking those types up while
/// running costs a tenth of loading a million rows (`make bench BENCH=load`).
extension Row {
    /// A point in time from its microseconds UTC.
    public func time(_ column: Int) throws -> Timestamp {
        Timestamp(microseconds: try integer(column))
    }

    @inlinable
    /// The number of a row.
    public func id<Subject>(_ column: Int) throws -> Identifier<Subject> {
        Identifier(try integer(column))
    }

    /// An address of either family from its 16 bytes.
    public func address(_ column: Int) throws -> IPv6Address {
        guard let address = withBytes(column, { $0.count == 16 ? PrefixKey.address(from: $0) : nil }) ?? nil else {
            throw unexpected(column, "sixteen bytes")
        }
        return address
    }

    /// A prefix from its key of 17 bytes.
    public func prefix(_ column: Int) throws -> IPPrefix {
        guard let prefix = withBytes(column, PrefixKey.prefix(from:)) ?? nil else {
            throw unexpected(column, "a prefix")
        }
        return prefix
    }

    /// A member of a closed set from its stored word.
    @inlinable
    public func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else { throw unexpected(column, "a \(Word.self), not “\(text)”") }
        return word
    }

    /// The value of a column that may be NULL.
    @inlinable
    public func optional<Value>(_ column: Int, _ read: (Int) throws -> Value) throws -> Value? {
        isNull(column) ? nil : try read(column)
    }
}
