// SPDX-License-Identifier: Apache-2.0

import Glibc
import Storage

/// The folder that holds what the program keeps.
enum DataDirectory {
    /// Makes the folder for its owner alone when there is none, and the folders above it as usual.
    ///
    /// - Returns: whether it was made now.
    static func make(at path: String) throws(DataDirectoryError) -> Bool {
        if let status = try? FileStatus(at: path) {
            guard status.isFolder else { throw DataDirectoryError(path: path, problem: .notFolder) }
            return false
        }
        try makeParents(of: path)
        guard mkdir(path, 0o700) == 0 else {
            // Another process that starts at the same time may have been faster.
            if errno == EEXIST { return false }
            throw DataDirectoryError(path: path, problem: .system(errno))
        }
        return true
    }

    private static func makeParents(of path: String) throws(DataDirectoryError) {
        let parts = path.split(separator: "/").dropLast()
        var parent = path.hasPrefix("/") ? "" : "."
        for part in parts {
            parent += "/" + part
            guard mkdir(parent, 0o755) == 0 || errno == EEXIST else {
                throw DataDirectoryError(path: parent, problem: .system(errno))
            }
        }
    }
}

/// Why the data directory cannot be used.
struct DataDirectoryError: Error, Equatable {
    enum Problem: Equatable {
        case notFolder
        /// The system's errno.
        case system(Int32)
    }

    let path: String
    let problem: Problem
}

extension DataDirectoryError: CustomStringConvertible {
    var description: String {
        switch problem {
        case .notFolder:
            "making the data directory \(path): there is something else of that name; choose another with --data"
        case .system(let code):
            "making the data directory \(path): \(String(cString: strerror(code))); choose another with --data"
        }
    }
}
