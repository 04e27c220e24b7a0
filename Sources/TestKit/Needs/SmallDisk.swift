// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A file system of a few megabytes, to see what happens when a disk is full.
public enum SmallDisk {
    /// Runs `body` with the path of an empty file system of this size; it is gone afterwards.
    ///
    /// The test is skipped when the machine does not let it mount one.
    public static func with<Result>(megabytes: Int, _ body: (String) async throws -> Result) async throws -> Result {
        try Need.root()
        return try await TemporaryDirectory.with { folder in
            guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
                try Need.skip("a small file system cannot be mounted: \(String(cString: strerror(errno)))")
            }
            // Lazily: whatever still has a file open there must not keep the folder from being removed.
            defer { umount2(folder.path, Int32(MNT_DETACH)) }
            return try await body(folder.path)
        }
    }
}
