// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// The folder that holds all temporary folders of this process. A shell that outlives the process removes it, so that even
/// tests that are killed leave nothing behind.
struct TemporaryRoot: Sendable {
    /// Made when first asked for.
    static let shared = Result { try TemporaryRoot() }

    private let path: String
    /// Its input stays open until this process ends.
    private let keeper: ChildProcess
    private static let folders = Atomic<Int>(0)

    private init() throws {
        let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(base)/firsthop-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw SystemError("create a temporary folder in \(base)", code: errno)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // A server that runs as another user must reach its own folder in here; it cannot list the others.
        chmod(path, 0o711)
        let script = "trap '' INT HUP TERM; cat >/dev/null; rm -rf --one-file-system \"$FOLDER\""
        keeper = try ChildProcess(
            "sh", ["-c", script], environment: ["FOLDER": path], input: .heldOpen, directory: "/")
    }

    /// A new, empty folder that only this user can enter.
    func makeFolder() throws(SystemError) -> String {
        let folder = "\(path)/\(Self.folders.add(1, ordering: .relaxed).newValue)"
        guard mkdir(folder, 0o700) == 0 else { throw SystemError("create the folder \(folder)", code: errno) }
        return folder
    }
}
