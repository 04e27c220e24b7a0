// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// The database of one provider: SQLite or PostgreSQL, one program text for both.
public final class Store: Sendable {
    public let location: StoreLocation
    /// The clock that dates what is written.
    public let clock: WallClock
    /// What opening changed: the names of the migrations that were applied, none when the schema was up to date.
    public let migrated: [String]
    let engine: any Engine
    private let options: StoreOptions
    private let queue: WriteQueue
    private let counters = StoreCounters()

    private init(
        location: StoreLocation, engine: any Engine, clock: WallClock, options: StoreOptions, migrated: [String]
    ) {
        self.location = location
        self.engine = engine
        self.clock = clock
        self.migrated = migrated
        self.options = options
        self.queue = WriteQueue(limit: options.pendingWrites)
    }

    /// Opens the database, creating it when there is none, and brings its schema up to date.
    ///
    /// - Throws: ``StorageError``; ``StorageError/Kind/newerSchema(found:known:)`` when a newer program has written it.
    public static func open(
        _ location: StoreLocation, clock: WallClock = .system, options: StoreOptions = StoreOptions()
    ) async throws -> Store {
        let engine: any Engine =
            switch location {
            case .sqlite(let path): try SQLiteEngine(path: path, options: options)
            case .postgreSQL(let connection): PostgreSQLEngine(connection: connection, options: options)
            }
        do {
            let migrated = try await migrate(engine, clock, mayChange: options.migrates)
            return Store(location: location, engine: engine, clock: clock, options: options, migrated: migrated)
        } catch {
            engine.close()
            throw error
        }
    }

    private static func migrate(_ engine: any Engine, _ clock: WallClock, mayChange: Bool) async throws -> [String] {
        let migrator = Migrator(dialect: engine.dialect, clock: clock)
        // Looking costs no lock: who opens a database that is up to date need not wait for its writers.
        guard try await engine.reading({ try !migrator.isUpToDate($0) }) else { return [] }
        return try await engine.exclusively { try migrator.bringUpToDate($0, mayChange: mayChange).map(\.name) }
    }

    /// Reads one moment of the database.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        let niceness = options.niceness
        return try await engine.reading { database in
            ThreadNiceness.raise(to: niceness)
            return try body(database)
        }
    }

    /// Reads with single statements while the calling thread waits, each of which sees the newest moment.
    ///
    /// For threads outside Swift's pool that look again and again: a look costs a tenth of ``read(_:)``, which hands the work
    /// from thread to thread.
    public func glance<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) throws -> Result {
        try engine.glance { try body(Database(connection: $0)) }
    }

    /// Runs a closure as one transaction, all or nothing; returns once it is durable.
    ///
    /// The closure may run more than once and must have no effect outside the database.
    ///
    /// - Parameter locks: what the closure needs for itself until the commit.
    /// - Throws: what the closure throws, or ``StorageError``. Nothing is stored then, except that
    ///   ``StorageError/Kind/outcomeUnknown`` leaves it open.
    public func write<Result: Sendable>(
        locking locks: [StoreLock] = [], _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let job = WriteJob(
                locks: locks,
                run: { transaction in
                    let result = try body(transaction)
                    return { continuation.resume(returning: result) }
                },
                fail: { continuation.resume(throwing: $0) })
            do throws(StorageError) {
                if try queue.add(job) { drain() }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Works through the queue, one group of writes at a turn, until it is empty.
    private func drain() {
        engine.onWriter { [self] connection in
            ThreadNiceness.raise(to: options.niceness)
            let jobs = queue.take(atMost: options.groupSize)
            guard !jobs.isEmpty else { return }
            switch connection {
            case .success(let connection):
                GroupCommit(dialect: engine.dialect, clock: clock, counters: counters).perform(jobs, on: connection)
            case .failure(let error):
                for job in jobs { job.fail(error) }
            }
            drain()
        }
    }

    /// Whether the database answers.
    public func ping() async throws {
        _ = try await read { try $0.first("SELECT 1") { try $0.integer(0) } }
    }

    /// The number of the newest migration that the database has.
    public func schemaVersion() async throws -> Int {
        try await read { try Migrator.version(in: $0) }
    }

    /// What `/metrics` shows of the store.
    public func metrics() -> [MetricFamily] {
        counters.families(waiting: queue.depth)
    }

    /// Refuses new writes, finishes those that wait and closes every connection.
    public func shutdown() async {
        queue.close()
        // The writer does one group at a turn, so a long queue needs as many turns; each of these waits for one.
        while !queue.isIdle { _ = try? await engine.exclusively { _ in } }
        engine.close()
    }
}
