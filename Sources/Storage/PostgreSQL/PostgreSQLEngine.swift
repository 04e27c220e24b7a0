// SPDX-License-Identifier: Apache-2.0

import Dispatch
import ProviderValues
import Synchronization

/// A PostgreSQL database: one connection that writes and several that read, each on a thread of its own.
final class PostgreSQLEngine: Engine {
    /// A connection and the serial queue that alone touches it.
    private final class Worker: Sendable {
        let queue: DispatchQueue
        /// The lock is never contended: only `queue` takes it. It tells the compiler what the queue guarantees.
        private let connection: Mutex<PostgreSQLConnection?>

        init(_ label: String, _ secret: Secret, _ purpose: PostgreSQLConnection.Purpose) {
            queue = DispatchQueue(label: label)
            connection = Mutex(PostgreSQLConnection(secret, for: purpose))
        }

        func perform(_ body: @escaping @Sendable (Result<PostgreSQLConnection, StorageError>) -> Void) {
            queue.async { [self] in
                connection.withLock { connection in
                    guard let connection else {
                        return body(.failure(StorageError(.closed, doing: "using PostgreSQL", detail: "")))
                    }
                    body(.success(connection))
                }
            }
        }

        /// Does it while the calling thread waits.
        func performNow<Outcome: Sendable>(
            _ body: @Sendable (PostgreSQLConnection) throws -> Outcome
        ) throws -> Outcome {
            try queue.sync {
                try connection.withLock { connection in
                    guard let connection else {
                        throw StorageError(.closed, doing: "using PostgreSQL", detail: "")
                    }
                    try connection.connect()
                    return try body(connection)
                }
            }
        }

        func close() {
            queue.async { [self] in connection.withLock { $0 = nil } }
        }
    }

    private let connectionString: Secret
    private let writer: Worker
    private let readers: [Worker]
    private let turn = Atomic<Int>(0)

    var dialect: Dialect { .postgreSQL }

    init(connection: Secret, options: StoreOptions) {
        connectionString = connection
        writer = Worker("firsthop.postgresql.writer", connection, .writing)
        readers = (0..<max(options.readers, 1)).map { Worker("firsthop.postgresql.reader-\($0)", connection, .reading) }
    }

    func onWriter(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void) {
        writer.perform { body($0.map { $0 as any Connection }) }
    }

    func onReader(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void) {
        nextReader.perform { connection in
            switch connection {
            case .failure(let error): body(.failure(error))
            case .success(let connection): Self.inReadTransaction(connection, body)
            }
        }
    }

    func glance<Outcome: Sendable>(_ body: @Sendable (any Connection) throws -> Outcome) throws -> Outcome {
        try nextReader.performNow { try body($0) }
    }

    /// The readers take turns.
    private var nextReader: Worker {
        let turn = turn.add(1, ordering: .relaxed).newValue
        return readers[Int(UInt(bitPattern: turn) % UInt(readers.count))]
    }

    private static func inReadTransaction(
        _ connection: PostgreSQLConnection, _ body: (Result<any Connection, StorageError>) -> Void
    ) {
        do {
            try connection.begin()
        } catch let error as StorageError {
            return body(.failure(error))
        } catch {
            return body(.failure(StorageError(.unreachable, doing: "beginning to read", detail: "\(error)")))
        }
        body(.success(connection))
        connection.rollback()
    }

    func backUp(to path: String, progress: @escaping @Sendable (Double) -> Void) throws {
        try PostgreSQLBackup.dump(connectionString, to: path)
    }

    func engineFindings(_ connection: any Connection) throws -> [String] {
        // Reading every row of every table makes the server verify page checksums and decode every value.
        let database = Database(connection: connection)
        let tables = try database.all(
            """
            SELECT CAST(tablename AS text) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY 1
            """
        ) { try $0.text(0) }
        return try tables.compactMap { table in
            do {
                let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                try connection.run(SQL(trusted: "SELECT count(t) FROM \"\(quoted)\" AS t WHERE CAST(t AS text) <> ''"))
                return nil
            } catch let error as StorageError where error.kind != .unreachable {
                return "table \(table): \(error.detail)"
            }
        }
    }

    func close() {
        writer.close()
        for reader in readers { reader.close() }
    }
}
