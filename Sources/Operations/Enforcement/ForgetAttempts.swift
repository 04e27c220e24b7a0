// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Forgets what was tried long ago, and what fair use made of lines then; some at a time.
struct ForgetAttempts: Verb {
    let before: Timestamp
    /// So many in one transaction: others wait for it.
    var limit = 5_000

    /// - Returns: how many were forgotten; with as many as the limit there may be more.
    func perform(_ transaction: Transaction) throws -> Int {
        let database = transaction.database
        let changes = try database.execute(
            """
            DELETE FROM field_change WHERE id IN (
                SELECT id FROM field_change WHERE field = 'fair_use' AND at < $1 ORDER BY at LIMIT $2)
            """, .time(before), .int(limit))
        let attempts = try database.execute(
            """
            DELETE FROM enforcement_attempt WHERE id IN (
                SELECT id FROM enforcement_attempt WHERE at < $1 ORDER BY at LIMIT $2)
            """, .time(before), .int(limit))
        return max(changes, attempts)
    }
}
