// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// A SQLite file: one writer, several readers that each see one moment of it (write-ahead log).
final class SQLiteEngine: Engine {
    private let pool: DatabasePool

    var dialect: Dialect { .sqlite }

    /// Opens or creates the file.
    ///
    /// - Throws: ``StorageError`` when the file cannot be opened or is no database.
    init(path: String, options: StoreOptions) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = options.readers
        configuration.busyMode = Self.patience(for: options.busyTimeout)
        configuration.foreignKeysEnabled = true
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB chooses NORMAL for a write-ahead log, which may lose the last commits when the power fails.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL")
                try $0.execute(sql: "PRAGMA cache_size = -\(options.writerCache >> 10)")
            }
        } catch let error as DatabaseError {
            throw StorageError(error, doing: "opening \(path)")
        }
    }

    /// Asks for the write lock again every millisecond. SQLite's own patience soon asks every 100 ms only, and then a
    /// process that commits one group after the other, with a gap of a fraction of a millisecond, keeps all others out
    /// for seconds.
    private static func patience(for timeout: Duration) -> GRDB.Database.BusyMode {
        let tries = Int(timeout / .milliseconds(1))
        return .callback { tried in
            guard tried < tries else { return false }
            usleep(1_000)
            return true
        }
    }

    func onWriter(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void) {
        pool.asyncWriteWithoutTransaction { body(.success(SQLiteConnection(database: $0))) }
    }

    func onReader(_ body: @escaping @Sendable (Result<any Connection, StorageError>) -> Void) {
        pool.asyncRead { result in
            switch result {
            case .success(let database): body(.success(SQLiteConnection(database: database)))
            case .failure(let error as DatabaseError): body(.failure(StorageError(error, doing: "beginning to read")))
            case .failure(let error): body(.failure(StorageError(.closed, doing: "reading", detail: "\(error)")))
            }
        }
    }

    func glance<Outcome: Sendable>(_ body: @Sendable (any Connection) throws -> Outcome) throws -> Outcome {
        do {
            return try pool.unsafeRead { try body(SQLiteConnection(database: $0)) }
        } catch let error as DatabaseError {
            throw StorageError(error, doing: "looking into the database")
        }
    }

    func backUp(to path: String, progress: @escaping @Sendable (Double) -> Void) throws {
        try SQLiteBackup.copy(pool, to: path, progress: progress)
    }

    func engineFindings(_ connection: any Connection) throws -> [String] {
        let database = Database(connection: connection)
        let damage = try database.all("PRAGMA integrity_check") { try $0.text(0) }.filter { $0 != "ok" }
        let orphans = try database.all("PRAGMA foreign_key_check") { row in
            "a row of \(try row.text(0)) refers to a missing row of \(try row.text(2))"
        }
        return damage + orphans
    }

    func close() {
        // The connections that close last may only read, so SQLite's own checkpoint at the end never comes. This one
        // waits for nobody; what it leaves in the log is found there at the next start.
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
        // Closing fails only while a statement is in use; the files are sound either way.
        try? pool.close()
    }
}
