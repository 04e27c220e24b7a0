// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// Applies a portion of records and moves the position of their log on: in one transaction, so that each counts exactly once.
struct ApplyPortion: Verb {
    let portion: RecordPortion
    let log: Int64
    /// The position before the portion.
    let position: Int64
    let rules: SessionRules
    /// What was learned from the portions before.
    let memory: ApplierMemory
    /// What else belongs into the transaction: the inbox removes what was applied.
    let discard: @Sendable (_ through: Int64, Transaction) throws -> Void

    /// What was done, for those who watch.
    struct Applied: Sendable {
        /// The sessions that changed, as they are now.
        let sessions: [WorkingSession]
        let tally: FoldTally
        /// What was learned by now.
        let memory: ApplierMemory
    }

    var locks: [StoreLock] { [.sessions] }

    func perform(_ transaction: Transaction) throws -> Applied {
        guard let last = portion.last else { return Applied(sessions: [], tally: FoldTally(), memory: memory) }
        // First: when somebody else was faster there is nothing to do, and nothing was read for it.
        try RecordPosition.advance(log, from: position, to: last, in: transaction)
        var fold = try PortionLoading(
            database: transaction.database, portion: portion, rules: rules, memory: memory
        ).fold()
        for reading in portion.readings { fold.apply(reading) }
        fold.paces.forget(before: portion.readings.last?.arrived ?? .distantPast)
        let applied = try PortionStoring(transaction: transaction, portion: portion).store(consume fold)
        try discard(last, transaction)
        return applied
    }
}
