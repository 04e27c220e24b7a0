// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder whose files forget what was not synced when their programs are killed: the disk as a power failure leaves
/// it.
///
/// Programs started with ``environment`` note every change below the folder before they make it (`Tests/Forgetful`).
/// Once all of them have been killed, ``forget(_:)`` takes back what no sync made durable.
public struct ForgetfulDisk: Sendable {
    /// The folder that forgets.
    public let folder: String
    private let log: String
    private let library: String
    private let lies: Bool

    /// Prepares the folder at `path`, which exists.
    /// - Parameters:
    ///   - scratch: where the log of changes is kept, outside the folder.
    ///   - lies: whether syncs have no effect, as on a disk that only says that it has written.
    /// - Throws: ``ChildProcessError`` or ``SystemError``; skips the test when there is no C compiler.
    public init(at path: String, workingIn scratch: TemporaryDirectory, lies: Bool = false) async throws {
        folder = path
        log = scratch.file("forgetful.log")
        library = try await ForgetfulLibrary.path()
        self.lies = lies
        try beginAnew()
    }

    /// The variables under which a program's changes can be forgotten.
    public var environment: [String: String] {
        var variables = ["LD_PRELOAD": library, "FORGETFUL_FOLDER": folder, "FORGETFUL_LOG": log]
        if lies { variables["FORGETFUL_LIES"] = "1" }
        return variables
    }

    /// Takes back changes that were not synced; every program that made them must have ended.
    /// - Returns: how many changes were taken back, in whole or in part.
    /// - Throws: ``SystemError`` when a file cannot be changed; ``ForgetfulLogError`` when the log makes no sense.
    @discardableResult
    public func forget(_ loss: UnsyncedLoss) throws -> Int {
        let changes = try ForgetfulLog(contentsOf: log).unsyncedChanges()
        var lost = 0
        for (file, path) in try FileIdentity.files(below: folder) {
            guard let changes = changes[file] else { continue }
            lost += try loss.apply(to: path, changes)
        }
        try beginAnew()
        return lost
    }

    /// Starts an empty log. Programs of any account may write it.
    private func beginAnew() throws {
        try? FileManager.default.removeItem(atPath: log)
        guard FileManager.default.createFile(atPath: log, contents: nil), chmod(log, 0o666) == 0 else {
            throw SystemError("create \(log)", code: errno)
        }
    }
}
