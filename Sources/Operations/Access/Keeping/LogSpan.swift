// SPDX-License-Identifier: Apache-2.0

import Storage

/// Where the change log begins and ends; nil while it is empty.
struct LogSpan: Equatable, Sendable {
    let oldest: Int64
    let newest: Int64

    init(oldest: Int64, newest: Int64) {
        self.oldest = oldest
        self.newest = newest
    }

    init?(in database: Database) throws {
        // Two queries in one: SQLite finds a lone minimum or maximum at the end of the index, but not both at once.
        let found = try database.first(
            "SELECT (SELECT min(sequence) FROM change_log), (SELECT max(sequence) FROM change_log)"
        ) { row in
            (oldest: try row.optional(0, row.integer), newest: try row.optional(1, row.integer))
        }
        guard let oldest = found?.oldest, let newest = found?.newest else { return nil }
        self.init(oldest: oldest, newest: newest)
    }

    /// Whether the log tells everything that happened after a position. It does not when older changes were forgotten, or
    /// when the database is another or an earlier one.
    func continues(after position: Int64) -> Bool {
        newest >= position && oldest <= position + 1
    }
}
