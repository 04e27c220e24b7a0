// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program started by a test: its output is collected, and everything that waits for it has a deadline.
///
/// Waiting suspends the task and holds no thread. A program that nothing refers to any more is killed, and so is one that
/// is still there when this process ends, however it ends.
public final class ChildProcess: Sendable {
    /// What the program reads on its standard input.
    public enum Input: Sendable {
        /// Nothing: end of file at once.
        case nothing
        /// These bytes, then end of file.
        case bytes([UInt8])
        /// A pipe that stays open as long as this process lives. The program sees our end as end of file and is not killed then:
        /// it may have something to clean up.
        case heldOpen
    }

    /// How long to wait for what a program does at once on an idle machine: only one that hangs takes longer.
    public static let patience = Duration.seconds(300)

    /// The process id.
    public let identifier: Int32

    private let transcript: ProcessTranscript
    /// The write end of a pipe that is held open.
    private let heldPipe: FileHandle?

    /// Starts `program`: a path, or a name that is looked for on the `PATH`.
    /// - Parameters:
    ///   - environment: variables added to this process's own, which are passed on except `FIRSTHOP_…`; the new ones win.
    ///   - directory: the program's working directory, this process's when nil.
    ///   - user: the account the program runs as; only root may ask for another one.
    /// - Throws: ``ChildProcessError`` or ``SystemError`` when it cannot be started.
    public init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: Input = .nothing,
        directory: String? = nil, user: String? = nil
    ) throws {
        guard program.contains("/") || Machine.find(program) != nil else {
            throw ChildProcessError(program: program, problem: .notFound, output: "")
        }
        let command = try Self.wrapping([program] + arguments, input: input, directory: directory, user: user)
        let (standardInput, heldPipe) = try Self.open(input)
        self.heldPipe = heldPipe
        let output = try Spawn.pipe()
        let errorOutput = try Spawn.pipe()
        defer { for end in [output.writeEnd, errorOutput.writeEnd] { close(end) } }
        transcript = ProcessTranscript(program: program)
        let environment = Self.inherited.merging(environment) { _, new in new }
        identifier = try transcript.record(output: output.readEnd, errorOutput: errorOutput.readEnd) {
            () throws(SystemError) in
            try Spawn.start(
                command, environment: environment, input: standardInput.fileDescriptor, output: output.writeEnd,
                errorOutput: errorOutput.writeEnd)
        }
    }

    /// Sends a signal, for instance `SIGKILL`, unless the program has already ended.
    public func send(_ signal: Int32) {
        transcript.whileRunning { _ = kill(identifier, signal) }
    }

    /// Writes a line to the program's standard input, which must be ``Input/heldOpen``.
    public func tell(_ line: String) throws {
        try heldPipe?.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// Whether the program has ended.
    public var hasEnded: Bool { transcript.hasEnded }

    /// Waits until the standard output or error contains `text`; gives the standard output so far.
    /// - Throws: ``ChildProcessError`` when the program ends or the deadline passes before.
    @discardableResult
    public func output(containing text: String, within deadline: Duration) async throws -> String {
        try await transcript.wait(for: .text(Array(text.utf8)), within: deadline).output
    }

    /// Waits until the program has ended and all it wrote has been read.
    /// - Throws: ``ChildProcessError`` when the deadline passes; the program is then killed.
    public func end(within deadline: Duration) async throws -> Outcome {
        do {
            return try await transcript.wait(for: .end, within: deadline)
        } catch {
            send(SIGKILL)
            throw error
        }
    }

    /// Runs a program from its start to its end.
    public static func run(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: Input = .nothing,
        directory: String? = nil, user: String? = nil, within deadline: Duration = ChildProcess.patience
    ) async throws -> Outcome {
        let child = try ChildProcess(
            program, arguments, environment: environment, input: input, directory: directory, user: user)
        return try await child.end(within: deadline)
    }

    /// The command with what prepares the program's surroundings in front of it.
    private static func wrapping(
        _ command: [String], input: Input, directory: String?, user: String?
    ) throws(SystemError) -> [String] {
        var options: [String] = []
        if let user {
            let account = try Account(named: user)
            options += ["--reuid=\(account.user)", "--regid=\(account.group)", "--clear-groups"]
        }
        switch input {
        case .nothing, .bytes: options += ["--pdeathsig=KILL"]
        case .heldOpen: break
        }
        let place = directory.map { ["-C", $0] } ?? []
        return ["/usr/bin/env"] + place + ["--", "setpriv"] + options + ["--"] + command
    }

    /// This process's environment without the variables of the program itself: those that steer the tests are none of its
    /// settings, and it refuses what it does not know.
    private static var inherited: [String: String] {
        ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("FIRSTHOP_") }
    }

    /// The file a program reads, and the end of the pipe to be held open.
    private static func open(_ input: Input) throws -> (FileHandle, held: FileHandle?) {
        switch input {
        case .nothing:
            return (try readable([]), nil)
        case .bytes(let bytes):
            return (try readable(bytes), nil)
        case .heldOpen:
            let pipe = try Spawn.pipe()
            return (
                FileHandle(fileDescriptor: pipe.readEnd, closeOnDealloc: true),
                FileHandle(fileDescriptor: pipe.writeEnd, closeOnDealloc: true)
            )
        }
    }

    /// The bytes as a file without a name: unlike a pipe it never blocks, and nobody is hurt when it is not read.
    private static func readable(_ bytes: [UInt8]) throws -> FileHandle {
        guard let file = tmpfile() else {
            throw SystemError("create a temporary file for a program's input", code: errno)
        }
        defer { fclose(file) }
        let descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { throw SystemError("prepare a program's input", code: errno) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.seek(toOffset: 0)
        return handle
    }

    deinit { send(SIGKILL) }
}
