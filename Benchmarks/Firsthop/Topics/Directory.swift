// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The directory that logins are answered from: loading, looking up, editing, and beginning from the sealed copy.
enum Directory {
    static func figures(_ bench: Bench) async throws -> [Figure] {
        let (path, keys) = (bench.folder.file("access"), bench.folder.file("access.keys"))
        Progress.say("making a provider with \(bench.lines) lines")
        try await AccessProvider.create(at: path, keys: keys, lines: bench.lines)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        let printed = try NumbersProgram(
            path: "/proc/self/exe",
            arguments: ["directory", path, keys, "\(bench.lines)", "\(bench.editSeconds)"]
        ).run()
        try bench.folder.discard("access")
        guard printed.count == DirectoryFigures.count else { throw BenchmarkError("the directory printed \(printed)") }
        return DirectoryFigures(printed).figures(lines: bench.lines, megabytes: (size?.doubleValue ?? 0) / 1e6)
    }
}
