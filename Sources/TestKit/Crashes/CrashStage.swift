// SPDX-License-Identifier: Apache-2.0

import Foundation
import ProviderValues
public import Storage

/// A database on a disk that forgets, and a worker that is killed while it writes to it.
///
/// On SQLite the worker's own process holds the database, so it alone is killed; on PostgreSQL the server with all its
/// processes is killed first, while the worker still writes.
public actor CrashStage {
    /// What keeps the database, or pretends to.
    public enum Durability: Sendable {
        /// As the program is used.
        case real
        /// A disk on which syncs have no effect: whatever survives here was not kept by a sync.
        case lyingDisk
        /// PostgreSQL with `fsync=off`; on SQLite the same as a lying disk.
        case withoutSync
    }

    private let scratch: TemporaryDirectory
    private let server: PostgresServer?
    private let disk: ForgetfulDisk
    /// Where the database is.
    public nonisolated let location: StoreLocation
    private var runs = 0

    /// Prepares an empty database on the engine; skips the test when it is not installed.
    public init(_ engine: StorageEngine, _ durability: Durability = .real) async throws {
        scratch = try TemporaryDirectory()
        switch engine {
        case .sqlite:
            let folder = scratch.file("disk")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            disk = try await ForgetfulDisk(at: folder, workingIn: scratch, lies: durability != .real)
            server = nil
            location = .sqlite(path: folder + "/firsthop.sqlite")
        case .postgreSQL:
            // Small buffers and a small log make the server write its files, and sync them, during the test.
            var settings = ["shared_buffers=4MB", "max_wal_size=32MB", "min_wal_size=32MB", "max_connections=200"]
            if durability == .withoutSync { settings.append("fsync=off") }
            let server = try await PostgresServer(settings: settings)
            disk = try await ForgetfulDisk(at: server.data, workingIn: server.folder, lies: durability == .lyingDisk)
            self.server = server
            location = .postgreSQL(connection: Secret(server.connection))
        }
    }

    /// Opens the database, runs `body` and closes it, between crashes.
    public func opened<Result: Sendable>(_ body: @Sendable (Store) async throws -> Result) async throws -> Result {
        try await server?.start(environment: disk.environment)
        let result = try await TemporaryStore.opened(location, body)
        try await server?.stop()
        return result
    }

    /// Lets workers write until `count` writes are acknowledged to each, then cuts the power.
    ///
    /// - Parameters:
    ///   - program: the path of the worker.
    ///   - work: what it does, in its own words.
    ///   - callers: how many write at once in each worker.
    ///   - workers: how many processes; on SQLite one.
    ///   - loss: what of the unsynced bytes is lost.
    /// - Returns: what was acknowledged, line by line.
    public func crash(
        _ program: String, _ work: String, callers: Int = 100, workers: Int = 1, after count: Int,
        losing loss: UnsyncedLoss
    ) async throws -> [String] {
        try await server?.start(environment: disk.environment)
        runs += 1
        let notes = (0..<workers).map { scratch.file("acknowledged-\(runs)-\($0)") }
        let processes = try notes.enumerated().map { index, note in
            try ChildProcess(
                program, [work] + place + ["run\(runs)worker\(index)", "\(callers)", note, "\(count)"],
                environment: server == nil ? disk.environment : [:])
        }
        for process in processes { try await process.output(containing: "reached", within: ChildProcess.patience) }
        try await server?.crash()
        for process in processes {
            process.send(SIGKILL)
            _ = try await process.end(within: ChildProcess.patience)
        }
        try disk.forget(loss)
        return try notes.flatMap { note in
            try String(contentsOfFile: note, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// The location in the worker's words.
    private nonisolated var place: [String] {
        switch location {
        case .sqlite(let path): ["sqlite", path]
        case .postgreSQL(let connection): ["postgresql", connection.revealText() ?? ""]
        }
    }
}
