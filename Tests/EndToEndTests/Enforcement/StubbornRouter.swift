// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// A router at 127.0.0.1 that loses half of all packets, answers twice and late, and refuses a third of what it is asked
/// (`Tests/Peers/das_router.py`).
final class StubbornRouter {
    /// What it has and has been asked.
    struct Report: Decodable {
        /// Different requests.
        let requests: Int
        /// The most of them within a second.
        let busiest: Int
        /// The rate that each session has from its last change.
        let sessions: [String: String]
        /// Sessions that it has ended.
        let ended: [String]
    }

    let port: Int
    private let process: ChildProcess
    private var reports = 0

    /// - Parameter secret: shared with the program.
    init(secret: String) async throws {
        try Need.command("python3")
        let script = PackageFiles.root + "/Tests/Peers/das_router.py"
        // Without a window: a program that is started again may use a port and an Identifier again.
        process = try ChildProcess("python3", [script, secret, "1", "stubborn", "0"], input: .heldOpen)
        let line = try await process.output(containing: "end\n", within: ChildProcess.patience)
        port = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
    }

    deinit { process.send(SIGKILL) }

    func report() async throws -> Report {
        reports += 1
        process.send(SIGUSR1)
        let output = try await process.output(containing: "report \(reports)\n", within: ChildProcess.patience)
        let json = try #require(output.split(separator: "\n").last { $0.hasPrefix("[") })
        return try #require(try JSONDecoder().decode([Report].self, from: Data(json.utf8)).first)
    }
}
