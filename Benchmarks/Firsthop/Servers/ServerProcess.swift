// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A server under measurement, on a processor core of its own; ended when nothing refers to it any more.
final class ServerProcess: Sendable {
    /// The core that servers run on. The generator has the other one.
    static let core = 1

    let identifier: Int32
    private let process: Mutex<Process>
    /// What the server writes.
    private let log: String

    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - log: a file for what it writes.
    init(_ command: [String], environment: [String: String] = [:], log: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["taskset", "-c", "\(Self.core)"] + command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        guard FileManager.default.createFile(atPath: log, contents: nil), let output = FileHandle(forWritingAtPath: log)
        else { throw BenchmarkError("\(log) cannot be written") }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // env and taskset become the server: the number stays.
        identifier = process.processIdentifier
        self.process = Mutex(process)
        self.log = log
    }

    deinit { end() }

    /// Ends it as a crash would.
    func end() {
        process.withLock {
            guard $0.isRunning else { return }
            // A process that is started from one of Swift's threads inherits its blocked signals; this one nobody can block.
            kill(identifier, SIGKILL)
            $0.waitUntilExit()
        }
    }

    /// What the server has written so far.
    var written: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Waits until the server has written a text that `find` makes something of.
    func output<Result>(within seconds: Double, _ find: (String) -> Result?) throws -> Result {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            if let result = find(written) { return result }
            guard process.withLock(\.isRunning) else { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw BenchmarkError("a server did not get ready within \(seconds) s; it wrote: \(written.suffix(2000))")
    }

    /// Seconds of processor that it has used, in the system too: fields 14 and 15 of proc_pid_stat(5), counted behind the name.
    var processorSeconds: Double {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8),
            let name = status.lastIndex(of: ")")
        else { return 0 }
        let fields = status[name...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The memory that is resident now, in megabytes of a million bytes.
    var residentMegabytes: Double {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { return 0 }
        return kilobytes * 1024 / 1_000_000
    }
}
