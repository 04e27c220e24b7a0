// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

extension Store {
    /// Writes a consistent copy to a new file while the database is in use.
    ///
    /// - Parameters:
    ///   - path: a file that does not exist yet; its folder does.
    ///   - progress: called with a share from 0 to 1, never backwards; not at all when the engine does not tell.
    public func backUp(to path: String, progress: @escaping @Sendable (Double) -> Void = { _ in }) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StorageError(
                .readOnly, doing: "backing up to \(path)", detail: "there is a file of this name already")
        }
        try await Self.onOwnThread { [engine] in
            do {
                try engine.backUp(to: path, progress: progress)
                try FileSync.synchronise(path)
            } catch {
                // Half a backup must not look like one.
                try? FileManager.default.removeItem(atPath: path)
                throw error
            }
        }
    }

    /// Fills an empty place from a backup: a path where no file is, or a PostgreSQL database without tables.
    public static func restore(from path: String, into location: StoreLocation) async throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageError(.readOnly, doing: "restoring \(path)", detail: "there is no such file")
        }
        try await onOwnThread {
            switch location {
            case .sqlite(let destination): try SQLiteBackup.restore(from: path, into: destination)
            case .postgreSQL(let connection): try PostgreSQLBackup.restore(from: path, into: connection)
            }
        }
    }

    /// What the engine finds wrong in its files, in words; none when they are sound. Reads everything once.
    public func integrityFindings() async throws -> [String] {
        try await read { [engine] in try engine.engineFindings($0.connection) }
    }

    /// Runs something that blocks for long on a thread of its own.
    private static func onOwnThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "firsthop.backup").async { continuation.resume(with: Result { try body() }) }
        }
    }
}
