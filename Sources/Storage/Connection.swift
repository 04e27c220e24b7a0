// SPDX-License-Identifier: Apache-2.0

/// One open connection, as both engines offer it; confined to the thread of its owner.
///
/// This is the whole seam between the store and an engine: everything above is written once.
protocol Connection {
    var dialect: Dialect { get }

    /// Runs one statement and hands over its rows in order; a row is valid only inside the call.
    ///
    /// - Returns: the number of rows changed by an INSERT, UPDATE or DELETE.
    @discardableResult
    func run(_ statement: SQL, _ values: [SQLValue], row: (Row) throws -> Void) throws -> Int

    /// Runs one statement again and again, each time with the next values.
    ///
    /// - Parameter count: the values of one run; those of all are a multiple of it.
    /// - Returns: the number of rows changed by all runs.
    func repeatedly(
        _ statement: SQL, taking count: Int, of values: [SQLValue], row: (Row) throws -> Void
    ) throws -> Int

    /// Runs an INSERT of one row into a table whose `id` the database gives.
    ///
    /// - Returns: the row's `id`; nil when an ON CONFLICT DO NOTHING left it out.
    func insert(_ statement: SQL, _ values: [SQLValue]) throws -> Int64?

    /// Runs several statements without values: schema changes.
    func runScript(_ text: String) throws

    /// Begins a transaction that may write, the strictest that the engine has.
    func begin() throws

    /// Makes everything since ``begin()`` durable.
    ///
    /// - Throws: ``StorageError``; ``StorageError/Kind/outcomeUnknown`` when nobody can say whether it was made durable.
    func commit() throws

    /// Forgets everything since ``begin()``. Never fails: a transaction that cannot be rolled back is gone already.
    func rollback()

    /// Whether a transaction is still open. A full disk or a lost server may have ended it.
    var isInTransaction: Bool { get }
}

extension Connection {
    /// Runs one statement whose rows nobody wants.
    @discardableResult
    func run(_ statement: SQL, _ values: [SQLValue] = []) throws -> Int {
        try run(statement, values) { _ in }
    }

    /// Runs a part of a transaction that can fail on its own.
    func inSavepoint(_ body: () throws -> Void) throws {
        try run("SAVEPOINT part")
        do {
            try body()
            try run("RELEASE SAVEPOINT part")
        } catch {
            if isInTransaction {
                try run("ROLLBACK TO SAVEPOINT part")
                try run("RELEASE SAVEPOINT part")
            }
            throw error
        }
    }
}
