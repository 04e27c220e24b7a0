// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Facts about the machine that the tests run on.
public enum Machine {
    /// Whether this process runs as root.
    public static var isRoot: Bool { geteuid() == 0 }

    /// Whether there is a file or folder at `path`.
    public static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// The full path of the program `name` on the `PATH`, nil when there is none.
    public static func find(_ name: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").lazy
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// A folder of PostgreSQL's server programs (`initdb`, `postgres`), the newest when there are several.
    public static var postgreSQLPrograms: String? {
        let versions = "/usr/lib/postgresql"
        let found = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        let newest = found.compactMap { Int($0) }.sorted(by: >).map { "\(versions)/\($0)/bin" }
        return newest.first { FileManager.default.isExecutableFile(atPath: $0 + "/postgres") }
    }
}
