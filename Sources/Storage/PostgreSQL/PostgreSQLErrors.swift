// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL

extension StorageError {
    /// An error from a result of the server, by its SQLSTATE (PostgreSQL manual, appendix A).
    init(result: OpaquePointer?, connection: OpaquePointer?, doing: String) {
        let state = PQresultErrorField(result, Self.sqlState).map { String(cString: $0) } ?? ""
        let constraint = PQresultErrorField(result, Self.constraintName).map { String(cString: $0) } ?? ""
        let message = PQresultErrorField(result, Self.primaryMessage).map { String(cString: $0) }
        let lost = PQstatus(connection) != CONNECTION_OK
        self.init(
            lost ? .unreachable : Self.kind(state, constraint), doing: doing,
            detail: message ?? Self.words(of: connection))
    }

    /// What libpq says about the connection itself, without the line end. It never holds the password.
    static func words(of connection: OpaquePointer?) -> String {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? "no message"
        return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }

    private static func kind(_ state: String, _ constraint: String) -> Kind {
        switch state {
        case "23505": .unique(constraint)
        case "23503": .foreignKey
        case "23502", "23514": .check
        // serialization_failure, deadlock_detected
        case "40001", "40P01": .serialization
        case "55P03": .busy
        // disk_full, out_of_memory
        case "53100", "53200": .full
        case "25006": .readOnly
        // data_corrupted, index_corrupted
        case "XX001", "XX002": .corrupt
        // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, and class 08: connection exceptions
        case "57P01", "57P02", "57P03", "53300": .unreachable
        default: state.hasPrefix("08") ? .unreachable : .statement
        }
    }

    // PG_DIAG_SQLSTATE and its siblings are character macros that Swift does not see.
    private static let sqlState = Int32(UInt8(ascii: "C"))
    private static let primaryMessage = Int32(UInt8(ascii: "M"))
    private static let constraintName = Int32(UInt8(ascii: "n"))
}
