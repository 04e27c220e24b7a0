// SPDX-License-Identifier: Apache-2.0

public import Storage

/// A log whose records are applied: where they are read, and what is to be done with those that were applied.
public struct AppliedLog: Sendable {
    let reader: any RecordReader
    /// The position from which the reader goes on.
    let position: Int64
    /// Inside the transaction.
    let discardInside: @Sendable (_ through: Int64, Transaction) throws -> Void
    /// After the commit.
    let discardAfter: @Sendable (_ through: Int64) -> Void

    /// A journal on this machine.
    public static func journal(_ journal: Journal, in store: Store) async throws -> AppliedLog {
        let position = try await store.read { try RecordPosition.load(of: journal.number, in: $0) }
        return AppliedLog(
            reader: journal.reader(after: position), position: position, discardInside: { _, _ in },
            discardAfter: { journal.discard(through: $0) })
    }

    /// The inbox of the database. Every node may follow it: each portion is applied by one of them.
    public static func inbox(in store: Store) async throws -> AppliedLog {
        let position = try await store.read { try RecordPosition.load(of: RecordInbox.number, in: $0) }
        return AppliedLog(
            reader: RecordInbox.reader(of: store, after: position), position: position,
            discardInside: { try RecordInbox.discard(through: $0, in: $1) }, discardAfter: { _ in })
    }
}
