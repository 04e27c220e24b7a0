// SPDX-License-Identifier: Apache-2.0

import Operations

/// The directory of a million lines: loading, looking up, editing, and the sealed copy.
enum Directory {
    private static let lines = 1_000_000
    private static let seconds = 60

    static func figures(_ bench: Bench) async throws -> [Figure] {
        let (path, keys) = (bench.folder.file("access"), bench.folder.file("keys"))
        Progress.say("making a provider with \(lines) lines")
        try await AccessProvider.create(at: path, keys: keys, lines: lines)
        let printed = try NumbersProgram(
            path: "/proc/self/exe", arguments: ["directory", path, keys, "\(lines)", "\(seconds)"]
        ).run()
        try bench.folder.discard("access")
        print(printed)
        return []
    }
}
