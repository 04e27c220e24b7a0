// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program that is run to its end.
enum Command {
    /// Returns what it wrote to standard output; throws when it ends with anything but 0.
    @discardableResult
    static func run(_ command: [String], environment: [String: String] = [:], input: String? = nil) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = output
        process.standardInput = try input.map { try file(holding: $0) } ?? .nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let text = String(decoding: bytes, as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw BenchmarkError("\(command.joined(separator: " ")) ended with \(process.terminationStatus): \(text)")
        }
        return text
    }

    /// Whether a program of this name is there.
    static func exists(_ name: String) -> Bool {
        // Debian keeps servers where accounts other than root do not look.
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/sbin"]
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    /// An open file without a name: unlike a pipe it never fills up.
    private static func file(holding text: String) throws -> FileHandle {
        guard let file = tmpfile() else { throw BenchmarkError("no temporary file can be made") }
        defer { fclose(file) }
        let handle = FileHandle(fileDescriptor: dup(fileno(file)), closeOnDealloc: true)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.seek(toOffset: 0)
        return handle
    }
}
