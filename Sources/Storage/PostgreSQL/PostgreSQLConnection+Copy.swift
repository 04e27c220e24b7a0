// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL

/// Many rows at once by `COPY`, in a transaction of which can be learned later how it ended.
extension PostgreSQLConnection {
    /// Begins a transaction that only appends, connecting first when there is no sound connection.
    ///
    /// READ COMMITTED: rows that are only added need no order among transactions but that of the lock, and serializable
    /// readers are not made to repeat because of them.
    ///
    /// - Parameter lock: the empty table that is locked until the commit.
    /// - Returns: the transaction's number for all time.
    func beginAppending(locking lock: String) throws(StorageError) -> String {
        try connect()
        // One exchange with the server for all three; the answer is the last one's.
        let text = """
            BEGIN ISOLATION LEVEL READ COMMITTED; LOCK TABLE \(lock) IN EXCLUSIVE MODE;
            SELECT CAST(pg_current_xact_id() AS text)
            """
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK, let number = PQgetvalue(result, 0, 0) else {
            throw StorageError(result: result, connection: handle, doing: "beginning to append")
        }
        return String(cString: number)
    }

    /// Sends rows in the binary format of `COPY` (PostgreSQL manual, COPY, "Binary Format").
    func copy(_ statement: SQL, rows: Span<UInt8>) throws(StorageError) {
        let begun = PQexec(handle, statement.text)
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else {
            throw StorageError(result: begun, connection: handle, doing: statement.text)
        }
        let sent = rows.withUnsafeBytes { bytes in
            // Whoever calls has far fewer bytes than the 2 GiB at which this number ends.
            PQputCopyData(handle, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(clamping: bytes.count))
        }
        guard sent == 1, PQputCopyEnd(handle, nil) == 1 else {
            throw StorageError(result: nil, connection: handle, doing: statement.text)
        }
        var failure: StorageError?
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK {
                failure = failure ?? StorageError(result: result, connection: handle, doing: statement.text)
            }
        }
        if let failure { throw failure }
    }

    /// How a transaction ended whose commit was sent and not answered.
    ///
    /// - Returns: nil when the server does not know it: it never heard of it, or it is another server.
    func outcome(ofTransaction number: String) throws(StorageError) -> PostgreSQLOutcome? {
        try connect()
        do {
            var word: String?
            try run("SELECT pg_xact_status(CAST(CAST($1 AS text) AS xid8))", [.text(number)]) { row in
                word = row.isNull(0) ? nil : try row.text(0)
            }
            return word.flatMap(PostgreSQLOutcome.init)
        } catch let error as StorageError {
            if error.kind == .unreachable { throw error }
            return nil
        } catch {
            throw StorageError(.statement, doing: "asking for a transaction's outcome", detail: "\(error)")
        }
    }
}

/// The words of `pg_xact_status`.
enum PostgreSQLOutcome: String {
    case committed
    case aborted
    case inProgress = "in progress"
}
