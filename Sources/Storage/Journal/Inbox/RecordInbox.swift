// SPDX-License-Identifier: Apache-2.0

/// A record log in the database itself, on PostgreSQL: what it acknowledged survives the loss of this machine.
///
/// Several nodes may append at the same time. Their records have sequence numbers of the database, which
/// ``RecordLog/append(_:)`` does not know: it numbers the records of this process, for their acknowledgement only.
public final class RecordInbox: Sendable {
    /// The number under which the inbox's position is kept.
    public static let number: Int64 = 0

    /// The door through which records come in.
    public let log: RecordLog
    private let store: Store

    /// Bytes of records that may wait for their commit, which is also the size of the greatest group.
    /// See ``JournalOptions/waitingBytes``.
    private static let waitingBytes = 8 << 20

    /// - Throws: ``StorageError/Kind/statement`` when the database is not PostgreSQL.
    public init(in store: Store) throws(StorageError) {
        self.store = store
        log = try Self.log(at: store.location)
    }

    /// The door alone, for a program that starts while the database is away: it refuses records until the database is there.
    ///
    /// - Throws: ``StorageError/Kind/statement`` when the database is not PostgreSQL.
    public static func log(at location: StoreLocation) throws(StorageError) -> RecordLog {
        guard case .postgreSQL(let connection) = location else {
            throw StorageError(
                .statement, doing: "opening the inbox of \(location)",
                detail: "only PostgreSQL has one; use a journal on this machine")
        }
        return RecordLog("firsthop.inbox", storing: InboxWriter(connection), first: 1, after: 0, limit: waitingBytes)
    }

    /// A reader of the records behind a position, 0 for all there are.
    public func reader(after sequence: Int64) -> InboxReader {
        Self.reader(of: store, after: sequence)
    }

    /// A reader of the records in a database behind a position, 0 for all there are.
    public static func reader(of store: Store, after sequence: Int64) -> InboxReader {
        InboxReader(store, after: sequence)
    }

    /// Removes records that this transaction or an earlier one has applied.
    public static func discard(through sequence: Int64, in transaction: Transaction) throws {
        try transaction.database.execute("DELETE FROM accounting_inbox WHERE sequence <= $1", .integer(sequence))
    }

    /// Stores what waits and refuses what comes.
    public func shutdown() async {
        await log.shutdown()
    }
}
