// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// The file in which the worker notes what the store has acknowledged, one line each, so that a killed worker leaves no
/// doubt.
final class Acknowledgements: Sendable {
    private let file: Int32
    private let noted = Atomic<Int>(0)
    private let announcesAfter: Int

    /// - Parameter announcesAfter: `reached` goes to the standard output with this acknowledgement.
    /// - Throws: ``AcknowledgementError`` when the file cannot be written.
    init(path: String, announcingAfter announcesAfter: Int) throws(AcknowledgementError) {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        self.announcesAfter = announcesAfter
        guard file >= 0 else { throw AcknowledgementError(attempt: "open \(path)", code: errno) }
    }

    /// Notes one, after the store has said that it is durable.
    ///
    /// One call of the system writes the whole line: it is there or not, and survives this process.
    func note(_ line: String) throws(AcknowledgementError) {
        try Self.write(line + "\n", to: file)
        guard noted.add(1, ordering: .relaxed).newValue == announcesAfter else { return }
        try Self.write("reached\n", to: STDOUT_FILENO)
    }

    private static func write(_ text: String, to file: Int32) throws(AcknowledgementError) {
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
            throw AcknowledgementError(attempt: "note an acknowledgement", code: errno)
        }
    }

    deinit { close(file) }
}

/// A file of acknowledgements that cannot be written.
struct AcknowledgementError: Error, CustomStringConvertible {
    let attempt: String
    let code: Int32

    var description: String { "cannot \(attempt): \(String(cString: strerror(code)))" }
}
