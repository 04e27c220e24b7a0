// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A PostgreSQL server that one test has for itself, to stop, start and crash it as it likes.
///
/// Unlike ``PostgresCluster`` its main process is a child of the test, so a crash can be made complete: every process
/// of it ends in the same instant.
public actor PostgresServer {
    /// The folder that holds everything; readable by the server's account.
    public nonisolated let folder: TemporaryDirectory
    private let programs: String
    private let user: String?
    private let settings: [String]
    private var main: ChildProcess?

    /// Creates the files of a server; it does not run yet.
    /// - Parameter settings: configuration parameters as `name=value`.
    /// - Throws: ``ChildProcessError`` or ``SystemError``; skips the test when PostgreSQL is not installed.
    public init(settings: [String] = []) async throws {
        programs = try Self.findPrograms()
        self.settings = settings
        user = Machine.isRoot ? "postgres" : nil
        folder = try TemporaryDirectory()
        if let user { try Account(named: user).own(folder.path) }
        let arguments = ["-D", data, "-U", "firsthop", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        let outcome = try await ChildProcess.run("\(programs)/initdb", arguments, directory: "/", user: user)
        _ = try outcome.outputOfSuccess(of: "initdb")
    }

    private static func findPrograms() throws -> String {
        guard let programs = Machine.postgreSQLPrograms else { try Need.skip("PostgreSQL's server is not installed") }
        return programs
    }

    /// The folder of the server's files.
    public nonisolated var data: String { folder.file("data") }

    /// A connection string for the server's own database, in which the tests may do as they please.
    public nonisolated var connection: String { "host=\(folder.path) user=firsthop dbname=postgres" }

    /// Starts the server and returns when it accepts connections; after a crash it recovers first.
    /// - Parameter environment: variables for the server's processes.
    public func start(environment: [String: String] = [:]) async throws {
        let settings = ["listen_addresses=", "unix_socket_directories=\(folder.path)"] + settings
        let arguments = ["-D", data] + settings.flatMap { ["-c", $0] }
        let server = try ChildProcess(
            "\(programs)/postgres", arguments, environment: environment, input: .heldOpen, directory: "/", user: user)
        main = server
        try await server.output(containing: "ready to accept connections", within: ChildProcess.patience)
    }

    /// Stops the server as an administrator in a hurry does: connections are cut, everything is written.
    public func stop() async throws {
        main?.send(SIGINT)
        _ = try await main?.end(within: ChildProcess.patience)
        main = nil
    }

    /// Kills every process of the server in the same instant (`kill -9`), and returns when all are gone.
    public func crash() async throws {
        guard let server = main else { return }
        // A stopped main process can neither start new ones nor see its children end.
        server.send(SIGSTOP)
        let children = ProcessTree.children(of: server.identifier)
        for child in children { kill(child, SIGKILL) }
        server.send(SIGKILL)
        // Every one of them holds the pipe of our standard output: it ends with the last.
        _ = try await server.end(within: ChildProcess.patience)
        main = nil
    }
}
