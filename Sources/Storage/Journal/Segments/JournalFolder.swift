// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The names in the folder of a journal, and changes of them that survive a power failure.
struct JournalFolder: Sendable {
    let path: String

    private static let suffix = ".journal"
    /// As many digits as the greatest sequence number has, so that names sort as numbers.
    private static let digits = 19

    /// Creates the folder when there is none.
    init(_ path: String) throws(StorageError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageError(.readOnly, doing: "creating the folder \(path)", detail: "\(error)")
        }
    }

    /// The file of the segment that begins with this record.
    func segment(_ first: Int64) -> String {
        let number = String(first)
        return "\(path)/" + String(repeating: "0", count: max(Self.digits - number.count, 0)) + number + Self.suffix
    }

    /// A file ready to become the next segment.
    var spare: String { "\(path)/spare" }
    /// A spare that is still being filled; worthless after a crash.
    var unfinished: String { "\(path)/spare.unfinished" }
    /// The next segment before it has its header; worthless after a crash.
    var beginning: String { "\(path)/beginning" }
    /// The file by whose lock a process has the journal for itself.
    var lock: String { "\(path)/lock" }

    /// The first sequence numbers of all segments, rising.
    func segments() throws(StorageError) -> [Int64] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw StorageError(.readOnly, doing: "listing \(path)", detail: "\(error)")
        }
        return names.filter { $0.hasSuffix(Self.suffix) }.compactMap { Int64($0.dropLast(Self.suffix.count)) }.sorted()
    }

    func exists(_ name: String) -> Bool {
        access(name, F_OK) == 0
    }

    /// Gives a file another name, in place of whatever had it. Not durable before ``sync()``.
    func rename(_ old: String, to new: String) throws(StorageError) {
        guard Foundation.rename(old, new) == 0 else {
            throw StorageError(errno: errno, doing: "renaming \(old) to \(new)")
        }
    }

    /// Removes a file; one that is not there is no error. Not durable before ``sync()``.
    func remove(_ name: String) throws(StorageError) {
        guard unlink(name) == 0 || errno == ENOENT else { throw StorageError(errno: errno, doing: "removing \(name)") }
    }

    /// Makes new, changed and removed names durable.
    func sync() throws(StorageError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(errno: errno, doing: "opening \(path)") }
        defer { close(descriptor) }
        guard SystemCall.retrying({ Int(fsync(descriptor)) }) == 0 else {
            throw StorageError(errno: errno, doing: "syncing \(path)")
        }
    }
}
