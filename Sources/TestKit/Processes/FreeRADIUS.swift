// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Debian's FreeRADIUS as a peer.
public enum FreeRADIUS {
    private static let program = "/usr/sbin/freeradius"

    /// Runs `body` with the port of a server on 127.0.0.1 that has these users, a text in the form of its `users` file, and
    /// otherwise the configuration of the benchmarks.
    public static func with(users: String, secret: String, _ body: (UInt16) async throws -> Void) async throws {
        try await TemporaryDirectory.with { folder in
            try users.write(toFile: folder.file("users"), atomically: true, encoding: .utf8)
            let port = try FreePort.find()
            let environment = [
                "FIRSTHOP_BENCH_FOLDER": folder.path, "FIRSTHOP_BENCH_PORT": "\(port)",
                "FIRSTHOP_BENCH_SECRET": secret, "FIRSTHOP_BENCH_DATABASE": "",
            ]
            let configuration = PackageFiles.root + "/Benchmarks/FreeRADIUS"
            try await with(["-d", configuration, "-n", "files"], environment: environment) { try await body(port) }
        }
    }

    /// Runs `body` while a server with these arguments is ready, and waits until it has ended.
    public static func with(
        _ arguments: [String], environment: [String: String] = [:], _ body: () async throws -> Void
    ) async throws {
        try Need.file(program)
        let process = try ChildProcess(program, arguments + ["-f", "-l", "stdout"], environment: environment)
        try await process.output(containing: "Ready to process requests", within: ChildProcess.patience)
        try await body()
        process.send(SIGTERM)
        _ = try await process.end(within: ChildProcess.patience)
    }
}
