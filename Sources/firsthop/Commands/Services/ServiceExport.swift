// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Foundation
import Glibc
import Operations
import ProviderValues
import Storage

/// `firsthop service export`
struct ServiceExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all lines that have not ended as CSV, which `import` reads back.",
        discussion: """
            A field that a spreadsheet would calculate (= + - @ in front) gets an apostrophe in front, which `import` takes \
            away. Passwords are left out unless you ask for them; only you can read the file.
            """)

    @OptionGroup var store: StoreArguments

    @Argument(help: "The file, which is replaced; - for standard output.")
    var file = "-"

    @Flag(help: "Write passwords, too: whoever has the file can log in as anybody.")
    var withPasswords = false

    /// Lines read and written at once.
    private static let page = 5_000

    func run() async throws {
        try await store.withProvider { provider in
            guard file != "-" else { return try await write(provider) { Terminal.output($0) } }
            let target = try ReplacedFile(file)
            try await write(provider) { try target.write($0) }
            try target.finish()
        }
    }

    private func write(_ provider: OpenedProvider, _ put: (String) throws -> Void) async throws {
        try put(CSVWriter.text(of: [ServiceColumn.allCases.map(\.rawValue)]))
        var after: Int64? = 0
        while let start = after {
            let page = try await provider.store.servicePage(
                after: start, limit: Self.page, revealing: withPasswords ? provider.sealer : nil)
            try put(CSVWriter.text(of: page.rows.map { $0.map(FormulaGuard.guarded) }))
            after = page.last
        }
    }
}

/// A file that is written bit by bit and appears as a whole or not at all; only its owner can read it.
private struct ReplacedFile {
    private let name: String
    private let beside: String
    private let handle: FileHandle

    init(_ name: String) throws {
        self.name = name
        beside = name + ".part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw OutputFileError(name: name, reason: String(cString: strerror(errno))) }
        // A file that was there before keeps its mode when it is opened.
        fchmod(descriptor, 0o600)
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ text: String) throws {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            unlink(beside)
            throw OutputFileError(name: name, reason: "\(error)")
        }
    }

    func finish() throws {
        guard fsync(handle.fileDescriptor) == 0, rename(beside, name) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(beside)
            throw OutputFileError(name: name, reason: reason)
        }
    }
}
