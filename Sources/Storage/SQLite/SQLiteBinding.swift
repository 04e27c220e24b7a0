// SPDX-License-Identifier: Apache-2.0

import GRDBSQLite

/// Binds values to a prepared statement.
enum SQLiteBinding {
    /// Tells SQLite to copy the bytes before the call returns (`SQLITE_TRANSIENT` is a macro that Swift does not see).
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// - Returns: SQLite's result code.
    static func bind(_ value: SQLValue, at index: Int32, of statement: OpaquePointer) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(statement, index)
        case .integer(let integer):
            return sqlite3_bind_int64(statement, index, integer)
        case .text(var text):
            // An empty string may have no address, which would bind NULL.
            guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), copied)
                }
            }
        case .blob(let bytes):
            return bind(bytes.count, at: index, of: statement) { buffer in _ = buffer.update(fromContentsOf: bytes) }
        case .address(let address):
            return bind(16, at: index, of: statement) { PrefixKey.write(address, into: $0) }
        case .prefix(let prefix):
            return bind(PrefixKey.size, at: index, of: statement) { PrefixKey.write(prefix, into: $0) }
        }
    }

    /// The n of a placeholder `$n`; 0 for any other.
    static func number(of placeholder: UnsafePointer<CChar>?) -> Int {
        guard let placeholder, placeholder.pointee == CChar(UInt8(ascii: "$")) else { return 0 }
        var number = 0
        var digit = placeholder + 1
        while digit.pointee != 0 {
            // SQLite refuses statements with more than 32,766 placeholders: no overflow.
            number = number &* 10 &+ Int(digit.pointee) &- Int(UInt8(ascii: "0"))
            digit += 1
        }
        return number
    }

    private static func bind(
        _ count: Int, at index: Int32, of statement: OpaquePointer, fill: (UnsafeMutableBufferPointer<UInt8>) -> Void
    ) -> Int32 {
        guard count > 0 else { return sqlite3_bind_zeroblob(statement, index, 0) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
            buffer.initialize(repeating: 0)
            fill(buffer)
            return sqlite3_bind_blob64(statement, index, buffer.baseAddress, UInt64(count), copied)
        }
    }
}
