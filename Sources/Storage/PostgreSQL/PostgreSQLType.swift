// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL

/// The numbers of the built-in types that the store uses (PostgreSQL's catalogue `pg_type`; fixed for all versions).
enum PostgreSQLType {
    static let boolean: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let bigint: Oid = 20
    static let smallint: Oid = 21
    static let integer: Oid = 23
    static let text: Oid = 25
    static let varchar: Oid = 1043

    static func isInteger(_ type: Oid) -> Bool {
        type == bigint || type == integer || type == smallint || type == boolean
    }

    static func isText(_ type: Oid) -> Bool {
        type == text || type == varchar || type == name
    }
}
