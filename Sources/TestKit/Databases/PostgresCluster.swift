// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A PostgreSQL server for the tests of this process: started with the first database a test asks for, in a temporary folder,
/// on a Unix socket only, as an unprivileged user.
///
/// Nothing stays behind: the server hangs on a shell that waits for the end of a pipe held open by this process. However this
/// process ends, the shell then stops the server at once and removes the folder.
public actor PostgresCluster {
    /// The cluster that the tests of this process share.
    public static let shared = PostgresCluster()

    private struct Running {
        let folder: String
        let programs: String
        /// Its input stays open as long as somebody refers to it, that is until this process ends.
        let keeper: ChildProcess
    }

    private var starting: Task<Running, any Error>?
    private var databases = 0

    /// An empty database of its own for one test (UTF-8, C collation), as a libpq connection string.
    /// - Throws: ``ChildProcessError`` with the server's own words when it cannot be started; skips the test when PostgreSQL is
    ///   not installed.
    public func freshDatabase() async throws -> String {
        guard let programs = Machine.postgreSQLPrograms else {
            try Need.skip("PostgreSQL's server is not installed")
        }
        let running = try await cluster(programs)
        databases += 1
        let name = "test\(databases)"
        let sql = "CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        let outcome = try await ChildProcess.run(
            "\(programs)/psql", ["-XqAt", "-d", Self.connection(running.folder, "postgres"), "-c", sql])
        _ = try outcome.outputOfSuccess(of: "psql")
        return Self.connection(running.folder, name)
    }

    private func cluster(_ programs: String) async throws -> Running {
        if let starting { return try await starting.value }
        let task = Task { try await Self.start(programs) }
        starting = task
        return try await task.value
    }

    private static func start(_ programs: String) async throws -> Running {
        let user = Machine.isRoot ? "postgres" : nil
        let keeper = try ChildProcess(
            "sh", ["-c", script], environment: ["PROGRAMS": programs, "LC_ALL": "C"],
            input: .heldOpen, directory: "/", user: user)
        let output = try await keeper.output(containing: "cluster ready", within: ChildProcess.patience)
        let folder = output.prefix { $0 != "\n" }
        return Running(folder: String(folder), programs: programs, keeper: keeper)
    }

    private static func connection(_ folder: String, _ database: String) -> String {
        "host=\(folder) user=firsthop dbname=\(database)"
    }

    /// The shell that keeps the server: prints the folder it made, starts the server in it, says so, and waits.
    ///
    /// Signals meant for the tests (Ctrl-C, a closed terminal) and a reader that is gone must not end it before it has
    /// cleaned up. The server keeps `fsync` on, as crash tests rely on it; race tests start many processes, hence the number
    /// of connections.
    private static let script = """
        set -eu
        trap '' INT HUP TERM PIPE
        FOLDER=$(mktemp -d /tmp/firsthop-postgres-XXXXXX)
        trap '"$PROGRAMS/pg_ctl" -D data -m immediate stop >/dev/null 2>&1 || true; cd /; rm -rf "$FOLDER"' EXIT
        cd "$FOLDER"
        echo "$FOLDER"
        "$PROGRAMS/initdb" -D data -U firsthop -A trust -E UTF8 --locale=C --no-sync >log 2>&1 || { cat log; exit 1; }
        "$PROGRAMS/pg_ctl" -D data -w -t 100 -l log -o "-c listen_addresses= -c unix_socket_directories=$FOLDER \
            -c max_connections=1000 -c shared_buffers=64MB -c fsync=on" start >start.log 2>&1 \
            || { cat start.log log; exit 1; }
        echo "cluster ready"
        exec 1>&- 2>&-
        cat >/dev/null || true
        """
}
