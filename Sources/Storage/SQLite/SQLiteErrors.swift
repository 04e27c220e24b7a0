// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite

extension StorageError {
    init(_ error: DatabaseError, doing: String) {
        self.init(
            sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "no message", doing: doing)
    }

    /// - Parameter sqliteCode: an extended result code (https://www.sqlite.org/rescode.html); its low byte is the primary one.
    init(sqliteCode: Int32, message: String, doing: String) {
        self.init(Self.kind(sqliteCode, message), doing: doing, detail: message)
    }

    private static func kind(_ code: Int32, _ message: String) -> Kind {
        switch code & 0xff {
        case SQLITE_CONSTRAINT: constraint(code, message)
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN: .readOnly
        // GRDB's answer when a connection that was closed is used.
        case SQLITE_MISUSE: .closed
        default: .statement
        }
    }

    private static func constraint(_ code: Int32, _ message: String) -> Kind {
        // SQLITE_CONSTRAINT_x as <sqlite3.h> composes them: SQLITE_CONSTRAINT | n << 8.
        switch code >> 8 {
        case 3: .foreignKey
        case 6, 8, 10: .unique(message.split(separator: ": ").last.map(String.init) ?? message)
        // A value of a type that a STRICT table's column does not take: no rule of the trade, a mistake in the statement.
        case 12: .statement
        default: .check
        }
    }
}
