// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

extension StoreLocation {
    /// Reads what an operator writes for the database: a libpq URI, libpq's `keyword=value` words, or a path.
    init?(setting text: String) {
        guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") || Self.holdsKeywords(text) {
            self = .postgreSQL(connection: Secret(text))
        } else {
            self = .sqlite(path: text)
        }
    }

    /// What may be shown of the location: the path, or only that it is PostgreSQL.
    var shown: String {
        switch self {
        case .sqlite(let path): path
        case .postgreSQL(let connection): "PostgreSQL (\(connection))"
        }
    }

    /// `host=… dbname=…`: a path with an equals sign needs a slash before it to be told apart.
    private static func holdsKeywords(_ text: String) -> Bool {
        guard let equals = text.firstIndex(of: "=") else { return false }
        return text[..<equals].allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
    }
}
