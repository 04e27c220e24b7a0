// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tells of a skipped test: a line on standard output, and the same line in the file that `FIRSTHOP_SKIP_LOG` names, where
/// `scripts/test` counts it and refuses the ones that nobody expects.
enum SkipRecord {
    static func write(test: String, reason: String) {
        let line = Array("SKIPPED \(test) — \(reason)\n".utf8)
        append(line, to: FileHandle.standardOutput)
        guard let path = ProcessInfo.processInfo.environment["FIRSTHOP_SKIP_LOG"] else { return }
        // O_APPEND and one write: tests that skip at the same moment do not mix their lines.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            append(Array("cannot note the skip in \(path): errno \(errno)\n".utf8), to: FileHandle.standardError)
            return
        }
        append(line, to: FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    private static func append(_ line: [UInt8], to file: FileHandle) {
        // Nothing better can be done for a message that cannot be printed.
        try? file.write(contentsOf: Data(line))
    }
}
