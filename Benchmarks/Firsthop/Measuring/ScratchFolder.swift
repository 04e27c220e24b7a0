// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for the databases of one run.
struct ScratchFolder: Sendable {
    let path: String

    init(in parent: String) throws {
        path = "\(parent)/firsthop-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// A copy of a closed SQLite file.
    func copy(of source: String, named name: String) throws -> String {
        try discard(name)
        let copy = file(name)
        try FileManager.default.copyItem(atPath: source, toPath: copy)
        return copy
    }

    /// Removes a SQLite file and its companions.
    func discard(_ name: String) throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file(name) + suffix) {
            try FileManager.default.removeItem(atPath: file(name) + suffix)
        }
    }

    func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Progress.say("\(path) could not be removed: \(error)")
        }
    }
}
