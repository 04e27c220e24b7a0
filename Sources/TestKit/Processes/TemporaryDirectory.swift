// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of its own for one test, readable by this user only, removed with everything in it at the end: of the test, or of
/// the whole run when that is killed.
public final class TemporaryDirectory: Sendable {
    /// The folder's absolute path.
    public let path: String

    /// Creates the folder. Prefer ``with(_:)``, which says when it ends; an instance removes the folder when nothing
    /// refers to it any more.
    /// - Throws: ``SystemError`` when the folder cannot be created.
    public init() throws {
        path = try TemporaryRoot.shared.get().makeFolder()
    }

    /// The path of `name` inside the folder.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Runs `body` with a new folder, which lives until it returns.
    public static func with<Result>(_ body: (TemporaryDirectory) async throws -> Result) async throws -> Result {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        return try await body(directory)
    }

    /// Runs `body` with a new folder, which lives until it returns.
    public static func with<Result>(_ body: (TemporaryDirectory) throws -> Result) throws -> Result {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        return try body(directory)
    }

    private func remove() {
        // What cannot be removed (a test took away its own permissions) is left to the system's cleaning of /tmp.
        try? FileManager.default.removeItem(atPath: path)
    }

    deinit { remove() }
}
