// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Writes groups to the inbox: one `COPY` and one commit a group, over a connection of its own.
///
/// The lock makes the order of the numbers that the server gives the order of commits, whatever other nodes do: a reader
/// that has seen a number will never see a smaller one for the first time.
final class InboxWriter: GroupStore {
    private let connection: PostgreSQLConnection
    private var rows = CopyRows()
    /// The transaction whose commit was sent and not answered: it holds the group that is stored next.
    private var unsettled: String?

    init(_ secret: Secret) {
        connection = PostgreSQLConnection(secret, for: .writing)
    }

    func store(_ group: inout RecordBuffer) throws(StorageError) {
        if let number = unsettled {
            let outcome = try connection.outcome(ofTransaction: number)
            if outcome == .inProgress {
                throw StorageError(
                    .outcomeUnknown, doing: "storing records in the inbox", detail: "the last commit has not ended yet")
            }
            unsettled = nil
            if outcome == .committed { return }
        }
        rows.fill(with: group)
        let number = try connection.beginAppending(locking: "accounting_inbox_lock")
        do throws(StorageError) {
            try connection.copy(
                "COPY accounting_inbox (payload) FROM STDIN (FORMAT binary)", rows: rows.bytes.span)
        } catch {
            connection.rollback()
            throw error
        }
        try commit(number)
    }

    private func commit(_ number: String) throws(StorageError) {
        do throws(StorageError) {
            try connection.runScript("COMMIT")
        } catch {
            if error.kind == .unreachable { unsettled = number }
            connection.rollback()
            throw error
        }
    }

    func close() {
        connection.disconnect()
    }
}
