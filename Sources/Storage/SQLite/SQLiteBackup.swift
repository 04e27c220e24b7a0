// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Copies of a SQLite database by SQLite's own backup interface.
enum SQLiteBackup {
    /// Pages copied at a time; 4 MB with SQLite's page of 4 KiB, so that progress moves and writers get their turn.
    private static let pages: CInt = 1_024

    /// Copies a database in use into a new file.
    static func copy(_ source: any DatabaseReader, to path: String, progress: @escaping (Double) -> Void) throws {
        do {
            let destination = try DatabaseQueue(path: path)
            try source.backup(to: destination, pagesPerStep: pages) { step in
                progress(Double(step.completedPageCount) / Double(max(step.totalPageCount, 1)))
            }
            // The copy is one file that may be moved: no write-ahead log may remain beside it.
            try destination.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try destination.close()
        } catch let error as DatabaseError {
            throw StorageError(error, doing: "backing up to \(path)")
        }
    }

    /// Checks a backup and copies it to where no database is.
    static func restore(from path: String, into destination: String) throws {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw StorageError(.readOnly, doing: "restoring into \(destination)", detail: "there is a database already")
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let source = try DatabaseQueue(path: path, configuration: configuration)
            try requireSound(source, path)
            try copy(source, to: destination) { _ in }
            try FileSync.synchronise(destination)
        } catch {
            // Half a database must not look like one.
            for name in [destination, destination + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
            throw (error as? DatabaseError).map { StorageError($0, doing: "restoring \(path)") } ?? error
        }
    }

    private static func requireSound(_ source: DatabaseQueue, _ path: String) throws {
        let findings = try source.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        guard findings == ["ok"] else {
            throw StorageError(.corrupt, doing: "restoring \(path)", detail: findings.prefix(3).joined(separator: "; "))
        }
        let isOurs = try source.read { try $0.tableExists("schema_migration") }
        guard isOurs else {
            throw StorageError(.corrupt, doing: "restoring \(path)", detail: "this is not a database of firsthop")
        }
    }
}
