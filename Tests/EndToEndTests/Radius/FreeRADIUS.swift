// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit

/// Debian's FreeRADIUS as a server, with the configuration of the benchmark.
enum FreeRADIUS {
    /// Runs `body` with the server's port. Line n is called line000000n and has the n-th prefixes of 2001:db8:8000:1000::/52 and
    /// 3fff:100:1::/48.
    /// - Parameter suffix: follows the name of each line.
    static func with(
        secret: String, lines: Int, suffix: String = "", _ body: (UInt16) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            try (0..<lines).map { entry($0, suffix) }.joined().write(
                toFile: folder.file("users"), atomically: true, encoding: .utf8)
            let port = try FreePort.find()
            let process = try ChildProcess(
                "/usr/sbin/freeradius",
                ["-d", PackageFiles.root + "/Benchmarks/FreeRADIUS", "-n", "files", "-f", "-l", "stdout"],
                environment: [
                    "FIRSTHOP_BENCH_FOLDER": folder.path, "FIRSTHOP_BENCH_PORT": "\(port)",
                    "FIRSTHOP_BENCH_SECRET": secret, "FIRSTHOP_BENCH_DATABASE": "",
                ])
            try await process.output(containing: "Ready to process requests", within: .seconds(30))
            try await body(port)
            process.send(SIGTERM)
            _ = try await process.end(within: .seconds(30))
        }
    }

    private static func entry(_ number: Int, _ suffix: String) -> String {
        let digits = String(String(10_000_000 + number).dropFirst())
        let hex = String(number, radix: 16)
        let padded = String(repeating: "0", count: 3 - hex.count) + hex
        return """
            line\(digits)\(suffix) Cleartext-Password := "word\(digits)"
            \tMessage-Authenticator = 0x00, Framed-IPv6-Prefix = 2001:db8:8000:1\(padded)::/64, \
            Delegated-IPv6-Prefix = 3fff:100:1:\(hex)00::/56

            """
    }
}
