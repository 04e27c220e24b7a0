// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Who had a prefix when, and what we believed of it when: two times for every line of the history.
///
/// *Valid* is when the service had the prefix; *recorded* is when this line was what we believed. A line is never changed
/// except to end its record; what became known later is a new line. So the answer of any past day can be given again.
enum HoldingHistory {
    /// A service has the prefix from now on.
    static func begin(_ holding: Holding, at now: Timestamp, in transaction: Transaction) throws {
        try insert(holding, from: now, to: .distantFuture, in: transaction)
    }

    /// A service had the prefix until now: the open line's record ends, and a line with both ends begins.
    static func end(_ holding: Holding, at now: Timestamp, in transaction: Transaction) throws {
        let ended = try transaction.database.execute(
            """
            UPDATE holding_history SET recorded_to = $3
            WHERE prefix = $1 AND service_id = $2 AND source = 'plan' AND valid_to = $4 AND recorded_to = $4
            """,
            .prefix(holding.prefix), .id(holding.service), .time(transaction.now), .time(.distantFuture))
        guard ended > 0 else { return }
        try insert(holding, from: holding.since, to: max(now, holding.since), in: transaction)
    }

    private static func insert(
        _ holding: Holding, from: Timestamp, to: Timestamp, in transaction: Transaction
    ) throws {
        try transaction.database.execute(
            """
            INSERT INTO holding_history (prefix, kind, source, service_id, customer_id, valid_from, valid_to, recorded_from,
                recorded_to)
            VALUES ($1, $2, 'plan', $3, $4, $5, $6, $7, $8)
            """,
            .prefix(holding.prefix), .word(holding.kind), .id(holding.service), .id(holding.customer), .time(from),
            .time(to), .time(transaction.now), .time(.distantFuture))
    }
}
