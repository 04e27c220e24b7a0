// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Writes down that acknowledged records are lost, and moves the position behind them.
struct NoteRecordDamage: Verb {
    let damage: RecordDamage
    let log: Int64
    let position: Int64

    var locks: [StoreLock] { [.sessions] }

    func perform(_ transaction: Transaction) throws {
        try RecordPosition.advance(log, from: position, to: damage.sequences.upperBound, in: transaction)
        try transaction.database.execute(
            """
            INSERT INTO record_damage (log, first_sequence, last_sequence, place, found_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """, .integer(log), .integer(damage.sequences.lowerBound), .integer(damage.sequences.upperBound),
            .text(damage.place), .time(transaction.now))
    }
}
