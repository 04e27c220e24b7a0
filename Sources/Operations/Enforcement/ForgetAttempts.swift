// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Forgets what was tried long ago; some at a time.
struct ForgetAttempts: Verb {
    let before: Timestamp
    /// So many in one transaction: others wait for it.
    var limit = 5_000

    /// - Returns: how many were forgotten; with as many as the limit there may be more.
    func perform(_ transaction: Transaction) throws -> Int {
        try transaction.database.execute(
            """
            DELETE FROM enforcement_attempt WHERE id IN (
                SELECT id FROM enforcement_attempt WHERE at < $1 ORDER BY at LIMIT $2)
            """, .time(before), .int(limit))
    }
}
