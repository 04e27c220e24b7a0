// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes a finished file survive a power failure.
enum FileSync {
    /// Syncs the file and then its folder, so that neither content nor name can be lost.
    static func synchronise(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        for name in [path, folder] {
            let descriptor = open(name, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(name) }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw failure(name) }
        }
    }

    private static func failure(_ name: String) -> StorageError {
        let code = errno
        return StorageError(
            code == ENOSPC ? .full : .readOnly, doing: "syncing \(name)", detail: String(cString: strerror(code)))
    }
}
