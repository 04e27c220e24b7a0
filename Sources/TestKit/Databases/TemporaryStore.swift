// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// A store, or an empty place for one, that belongs to one test and is gone after it.
public enum TemporaryStore {
    /// Runs `body` with an empty store on this engine; closed and removed afterwards.
    ///
    /// The test is skipped when the engine is not installed.
    @discardableResult
    public static func with<Result>(
        _ engine: StorageEngine, clock: WallClock = .system, options: StoreOptions = StoreOptions(),
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        try await withLocation(engine) { location in
            try await opened(location, clock: clock, options: options, body)
        }
    }

    /// Runs `body` with a place where no database of the program is yet; what `body` makes there is removed afterwards.
    @discardableResult
    public static func withLocation<Result>(
        _ engine: StorageEngine, _ body: (StoreLocation) async throws -> Result
    ) async throws -> Result {
        switch engine {
        case .sqlite:
            return try await TemporaryDirectory.with { folder in
                try await body(.sqlite(path: folder.file("firsthop.sqlite")))
            }
        case .postgreSQL:
            let connection = try await PostgresCluster.shared.freshDatabase()
            return try await body(.postgreSQL(connection: Secret(connection)))
        }
    }

    /// Opens the store at `location`, runs `body` and closes it, however `body` ends.
    @discardableResult
    public static func opened<Result>(
        _ location: StoreLocation, clock: WallClock = .system, options: StoreOptions = StoreOptions(),
        _ body: (Store) async throws -> Result
    ) async throws -> Result {
        let store = try await Store.open(location, clock: clock, options: options)
        do {
            let result = try await body(store)
            await store.shutdown()
            return result
        } catch {
            await store.shutdown()
            throw error
        }
    }
}
