// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Which file it is, whatever its name.
struct FileIdentity: Hashable {
    let device: UInt64
    let inode: UInt64

    /// Every ordinary file in a folder and its folders, with its present path.
    static func files(below folder: String) throws -> [FileIdentity: String] {
        var files: [FileIdentity: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            var status = stat()
            let path = "\(folder)/\(name)"
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            files[FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))] = path
        }
        return files
    }
}
