// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Every holding in the order of the prefixes, read a page at a time: a million of them never stand in memory together.
///
/// A sequence cannot throw. So reading ends at an error, which ``check()`` throws afterwards.
final class HoldingPages: Sequence, IteratorProtocol {
    /// Rows read at once: some milliseconds of work.
    private static let pageSize = 8_192

    private let database: Database
    private var page: [Holding] = []
    private var position = 0
    private var last: SQLValue = .blob([])
    private var isComplete = false
    private var failure: (any Error)?

    init(_ database: Database) {
        self.database = database
    }

    func next() -> Holding? {
        if position == page.count, !isComplete { readPage() }
        guard position < page.count else { return nil }
        defer { position += 1 }
        return page[position]
    }

    private func readPage() {
        do {
            page = try database.all(
                """
                SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded
                FROM holding WHERE prefix > $1 ORDER BY prefix LIMIT $2
                """, last, .int(Self.pageSize)
            ) { try Holding(row: $0) }
        } catch {
            page = []
            failure = error
        }
        position = 0
        isComplete = page.count < Self.pageSize
        if let prefix = page.last?.prefix { last = .prefix(prefix) }
    }

    /// Throws what ended the reading early.
    func check() throws {
        if let failure { throw failure }
    }
}
