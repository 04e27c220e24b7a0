// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Glibc
import Operations
import ProviderValues

/// Where a secret is read from, so that it stands neither in the shell's history nor in the list of processes.
struct SecretSource: ExpressibleByArgument {
    let file: String

    init?(argument: String) {
        file = argument
    }

    /// More is no password.
    private static let maximumBytes = 4_096

    /// The first line of the file; for `-` that of standard input, asked for when a person types.
    func read(_ what: String) throws -> Secret {
        if file == "-", isatty(STDIN_FILENO) == 1 { return try typed(what) }
        let bytes: [UInt8]
        do {
            let handle = try file == "-" ? .standardInput : FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            bytes = Array(try handle.read(upToCount: Self.maximumBytes) ?? Data())
        } catch {
            throw SecretSourceError(file: file, what: what, reason: "it cannot be read (\(error))")
        }
        return try secret(firstLine: bytes.prefix { $0 != UInt8(ascii: "\n") }, what)
    }

    /// Asks on the terminal without showing what is typed.
    private func typed(_ what: String) throws -> Secret {
        Terminal.error("\(what): ")
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            Terminal.error("\n")
        }
        return try secret(firstLine: Array((readLine() ?? "").utf8)[...], what)
    }

    private func secret(firstLine: ArraySlice<UInt8>, _ what: String) throws -> Secret {
        let line = firstLine.last == UInt8(ascii: "\r") ? firstLine.dropLast() : firstLine
        guard !line.isEmpty else { throw SecretSourceError(file: file, what: what, reason: "its first line is empty") }
        return Secret(Array(line))
    }
}

/// A secret that could not be read.
struct SecretSourceError: Error, CustomStringConvertible {
    let file: String
    let what: String
    let reason: String

    var description: String {
        "reading the \(what) from \(file == "-" ? "standard input" : file): \(reason); put it on the first line"
    }
}

extension GeneratedSecret {
    /// One from the system's random source.
    static func fresh() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }
}
