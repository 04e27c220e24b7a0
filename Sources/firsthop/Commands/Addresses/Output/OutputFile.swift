// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where a command writes a document: a file, or standard output for `-`.
struct OutputFile {
    let name: String

    init(_ name: String) {
        self.name = name
    }

    var isStandardOutput: Bool { name == "-" }

    /// Writes all of a text. A file that is there is replaced; it appears as a whole or not at all.
    func write(_ text: String) throws {
        if isStandardOutput { return Terminal.output(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .atomic)
        } catch {
            throw OutputFileError(name: name, reason: "\(error)")
        }
    }
}

/// A file that could not be written.
struct OutputFileError: Error, CustomStringConvertible {
    let name: String
    let reason: String

    var description: String { "writing \(name): \(reason); name a file in a folder that you may write to" }
}
