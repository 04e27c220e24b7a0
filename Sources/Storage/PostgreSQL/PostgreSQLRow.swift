// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL

/// One row of a result in PostgreSQL's binary format.
struct PostgreSQLRow {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(result, row, Int32(column)) != 0
    }

    /// bigint, integer, smallint and boolean, by their width: all of them are big-endian two's complement.
    func integer(_ column: Int) -> Int64? {
        guard PostgreSQLType.isInteger(PQftype(result, Int32(column))) else { return nil }
        return bytes(column).flatMap { bytes in
            switch bytes.count {
            case 1: Int64(bytes[0])
            case 2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
            case 4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
            case 8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
            default: nil
            }
        }
    }

    func text(_ column: Int) -> String? {
        guard PostgreSQLType.isText(PQftype(result, Int32(column))) else { return nil }
        return bytes(column).map { String(decoding: $0, as: UTF8.self) }
    }

    func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard PQftype(result, Int32(column)) == PostgreSQLType.bytea else { return nil }
        return bytes(column).map(body)
    }

    private func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        guard !isNull(column), let start = PQgetvalue(result, row, Int32(column)) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, Int32(column))))
    }
}
