// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Brings a database's schema to what this program knows.
struct Migrator {
    let dialect: Dialect
    let clock: WallClock

    /// Whether nothing is missing and nothing is unknown.
    func isUpToDate(_ database: Database) throws -> Bool {
        let known = Migration.all.last?.number ?? 0
        return try present(in: database) == known
    }

    /// The number of the newest step, 0 where no step was ever applied.
    private func present(in database: Database) throws -> Int {
        let exists = try database.first(dialect.tableExists, .text("schema_migration")) { try $0.flag(0) } ?? false
        return exists ? try Self.version(in: database) : 0
    }

    /// Applies what is missing, each step in a transaction of its own.
    ///
    /// - Parameter mayChange: false to only look; an older schema is an error then.
    /// - Returns: the steps that were applied.
    func bringUpToDate(_ connection: any Connection, mayChange: Bool) throws -> [Migration] {
        let known = Migration.all.last?.number ?? 0
        if let lock = dialect.migrationLock { try inTransaction(connection) { _ = try connection.run(lock.take) } }
        defer {
            // A release that fails has lost its connection, and with it the lock.
            if let lock = dialect.migrationLock { _ = try? connection.run(lock.release) }
        }
        var applied: [Migration] = []
        while let next = try inTransaction(
            connection, { try applyNext(connection, known: known, mayChange: mayChange) })
        {
            applied.append(next)
        }
        return applied
    }

    /// The number of the newest step that a database has; it has the table of steps.
    static func version(in database: Database) throws -> Int {
        try database.first("SELECT coalesce(max(number), 0) FROM schema_migration") { try $0.int(0) } ?? 0
    }

    /// Looks again inside every transaction: on SQLite another process may be doing the same.
    private func applyNext(_ connection: any Connection, known: Int, mayChange: Bool) throws -> Migration? {
        let database = Database(connection: connection)
        let version = try present(in: database)
        guard version <= known else {
            throw StorageError(.newerSchema(found: version, known: known), doing: "opening the database", detail: "")
        }
        guard let next = Migration.all.first(where: { $0.number > version }) else { return nil }
        guard mayChange else {
            throw StorageError(
                .readOnly, doing: "opening the database",
                detail: "its schema has version \(version), this program needs \(known), and it may not be changed here"
            )
        }
        if version == 0 { try connection.runScript(versionTable) }
        try connection.runScript(next.script(dialect))
        try database.execute(
            "INSERT INTO schema_migration (number, name, applied_at) VALUES ($1, $2, $3)",
            .int(next.number), .text(next.name), .time(clock.now()))
        return next
    }

    private var versionTable: String {
        """
        CREATE TABLE schema_migration (
            number \(dialect.integer) PRIMARY KEY,
            name \(dialect.text) NOT NULL,
            applied_at \(dialect.integer) NOT NULL
        ) \(dialect.tableEnd);
        """
    }

    private func inTransaction<Result>(_ connection: any Connection, _ body: () throws -> Result) throws -> Result {
        try connection.begin()
        do {
            let result = try body()
            try connection.commit()
            return result
        } catch {
            connection.rollback()
            throw error
        }
    }
}
