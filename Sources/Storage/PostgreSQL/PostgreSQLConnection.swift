// SPDX-License-Identifier: Apache-2.0

import CPostgreSQL
import ProviderValues

/// One connection to a PostgreSQL server, used by one thread. It connects again by itself when a transaction begins: before
/// that nothing can be lost.
final class PostgreSQLConnection: Connection {
    /// Whether transactions may write; a reader's see one moment and are refused to write.
    enum Purpose {
        case writing
        case reading
    }

    private struct Prepared {
        let name: String
        let types: [Oid]
    }

    private let secret: Secret
    private let purpose: Purpose
    private(set) var handle: OpaquePointer?
    private var prepared: [SQL: Prepared] = [:]
    private var isStreaming = false

    var dialect: Dialect { .postgreSQL }

    init(_ secret: Secret, for purpose: Purpose) {
        self.secret = secret
        self.purpose = purpose
    }

    deinit {
        PQfinish(handle)
    }

    /// Connects when there is no sound connection.
    func connect() throws(StorageError) {
        if let handle, PQstatus(handle) == CONNECTION_OK { return }
        PQfinish(handle)
        prepared = [:]
        isStreaming = false
        handle = PQconnectdb(secret.revealText() ?? "")
        guard PQstatus(handle) == CONNECTION_OK else {
            throw StorageError(.unreachable, doing: "connecting to PostgreSQL", detail: StorageError.words(of: handle))
        }
        _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try runScript(
            "SET client_encoding = 'UTF8'; SET application_name = 'firsthop'; SET client_min_messages = warning")
    }

    /// Ends the connection; the next transaction makes a new one.
    func disconnect() {
        PQfinish(handle)
        handle = nil
    }

    func begin() throws {
        do {
            try connect()
            try runScript(beginning)
        } catch  where error.kind == .unreachable {
            // The server may have restarted since the last transaction: the dead connection shows only when used.
            try connect()
            try runScript(beginning)
        }
    }

    private var beginning: String {
        switch purpose {
        case .writing: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        }
    }

    func commit() throws {
        guard purpose == .writing else { return try runScript("COMMIT") }
        let number = try transactionNumber()
        do {
            try runScript("COMMIT")
        } catch let error where error.kind == .unreachable {
            try learnOutcome(of: number, after: error)
        }
    }

    /// The transaction's number for all time, nil when it has written nothing.
    private func transactionNumber() throws -> String? {
        var number: String?
        try run("SELECT CAST(pg_current_xact_id_if_assigned() AS text)", []) { row in
            number = row.isNull(0) ? nil : try row.text(0)
        }
        return number
    }

    /// Asks a new connection how a commit ended whose answer was lost.
    private func learnOutcome(of number: String?, after error: StorageError) throws {
        guard let number else { throw error }
        var status: String?
        do {
            try connect()
            try run("SELECT pg_xact_status(CAST(CAST($1 AS text) AS xid8))", [.text(number)]) { row in
                status = row.isNull(0) ? nil : try row.text(0)
            }
        } catch {
            status = nil
        }
        switch status {
        case "committed": return
        case "aborted": throw error
        default: throw StorageError(.outcomeUnknown, doing: "committing", detail: error.detail)
        }
    }

    func rollback() {
        guard isInTransaction else { return }
        // A rollback that fails has lost its connection, and with it the transaction.
        try? runScript("ROLLBACK")
    }

    var isInTransaction: Bool {
        switch PQtransactionStatus(handle) {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }

    func runScript(_ text: String) throws(StorageError) {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            // COMMIT of a failed transaction is answered with ROLLBACK, without an error.
            guard text == "COMMIT", let tag = PQcmdStatus(result), String(cString: tag) != "COMMIT" else { return }
            throw StorageError(.statement, doing: text, detail: "the transaction had failed and was rolled back")
        default:
            throw StorageError(result: result, connection: handle, doing: text)
        }
    }

    @discardableResult
    func run(_ statement: SQL, _ values: [SQLValue], row: (Row) throws -> Void) throws -> Int {
        guard !isStreaming else {
            throw StorageError(.nested, doing: statement.text, detail: "another statement's rows are still being read")
        }
        let prepared = try prepare(statement)
        let binding = try PostgreSQLBinding(values, types: prepared.types, statement: statement)
        let sent = binding.withValues { values in
            PQsendQueryPrepared(
                handle, prepared.name, Int32(values.count), values, binding.lengths, binding.formats, 1)
        }
        guard sent == 1, PQsetSingleRowMode(handle) == 1 else {
            throw StorageError(result: nil, connection: handle, doing: statement.text)
        }
        isStreaming = true
        defer { isStreaming = false }
        return try receive(statement, row)
    }

    func repeatedly(
        _ statement: SQL, taking count: Int, of values: [SQLValue], row: (Row) throws -> Void
    ) throws -> Int {
        guard values.count > count else { return try run(statement, values, row: row) }
        var changed = 0
        for start in stride(from: 0, to: values.count, by: count) {
            changed += try run(statement, Array(values[start..<min(start + count, values.count)]), row: row)
        }
        return changed
    }

    func insert(_ statement: SQL, _ values: [SQLValue]) throws -> Int64? {
        var id: Int64?
        try run(SQL(trusted: statement.text + " RETURNING id"), values) { id = try $0.integer(0) }
        return id
    }

    /// Hands over the rows as they arrive, and reads to the end whatever happens: the connection is of no use before that.
    private func receive(_ statement: SQL, _ row: (Row) throws -> Void) throws -> Int {
        var changed = 0
        var failure: (any Error)?
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                guard failure == nil else { continue }
                do {
                    try row(Row(source: .postgreSQL(PostgreSQLRow(result: result, row: 0))))
                } catch {
                    failure = error
                }
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                changed = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
            default:
                failure = failure ?? StorageError(result: result, connection: handle, doing: statement.text)
            }
        }
        if let failure { throw failure }
        return changed
    }

    private func prepare(_ statement: SQL) throws(StorageError) -> Prepared {
        if let known = prepared[statement] { return known }
        let name = "s\(prepared.count)"
        let answer = PQprepare(handle, name, statement.text, 0, nil)
        defer { PQclear(answer) }
        guard PQresultStatus(answer) == PGRES_COMMAND_OK else {
            throw StorageError(result: answer, connection: handle, doing: statement.text)
        }
        let description = PQdescribePrepared(handle, name)
        defer { PQclear(description) }
        guard PQresultStatus(description) == PGRES_COMMAND_OK else {
            throw StorageError(result: description, connection: handle, doing: statement.text)
        }
        let types = (0..<PQnparams(description)).map { PQparamtype(description, $0) }
        let new = Prepared(name: name, types: types)
        prepared[statement] = new
        return new
    }
}
