// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Who owns a file or folder, and who may do what with it. Symbolic links are followed.
///
/// Asked here because floors with SwiftNIO cannot name the members of C's `stat`: two modules define it there.
public struct FileStatus: Sendable, Equatable {
    public let isFolder: Bool
    /// The number of the user.
    public let owner: UInt32
    /// The nine bits of `chmod`.
    public let permissions: UInt32

    /// - Throws: ``FileStatusError``, with `ENOENT` when there is nothing.
    public init(at path: String) throws(FileStatusError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileStatusError(path: path, errno: errno) }
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        owner = status.st_uid
        permissions = status.st_mode & 0o777
    }
}

/// The system would not tell the status of a file.
public struct FileStatusError: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: String
    /// The system's error number.
    public let errno: Int32

    /// Whether there is nothing of that name.
    public var isMissing: Bool { errno == ENOENT }

    public var description: String { "looking at \(path): \(String(cString: strerror(errno)))" }
}
