// SPDX-License-Identifier: Apache-2.0

/// The connections of one database and the threads they live on.
protocol Engine: AnyObject, Sendable {
    var dialect: Dialect { get }

    /// Calls the body on the writer's thread with the only connection that writes, or with why there is none.
    func onWriter(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void)

    /// Calls the body on a reader's thread, inside a transaction that sees one moment of the database.
    func onReader(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void)

    /// Calls the body on the calling thread, which waits, with a connection that reads; each statement sees the newest moment.
    func glance<Outcome: Sendable>(_ body: @Sendable (any Connection) throws -> Outcome) throws -> Outcome

    /// Writes a consistent copy to a file while the database is in use.
    ///
    /// - Parameter progress: called now and then with a share from 0 to 1.
    func backUp(to path: String, progress: @escaping @Sendable (Double) -> Void) throws

    /// Problems that the engine itself finds in its files, none when it is sound.
    func engineFindings(_ connection: any Connection) throws -> [String]

    /// Closes every connection once what runs on them has ended.
    func close()
}

extension Engine {
    /// Runs a closure on the writing connection, outside any transaction.
    func exclusively<Outcome: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            onWriter { connection in
                continuation.resume(with: Result { try body(try connection.get()) })
            }
        }
    }

    /// Runs a closure that reads one moment of the database.
    func reading<Outcome: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            onReader { connection in
                continuation.resume(with: Result { try body(Database(connection: try connection.get())) })
            }
        }
    }
}
