// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit

/// The program on a machine whose power fails: whatever it runs on forgets what was not synced.
struct PowerCut {
    /// What holds what was acknowledged.
    enum Keeping: CaseIterable {
        /// SQLite and the journal beside it.
        case sqlite
        /// PostgreSQL alone: the server's disk forgets, too.
        case inbox
        /// A journal on the program's disk; PostgreSQL elsewhere goes on.
        case localJournal
    }

    private let disk: ForgetfulDisk
    /// The server that fails with the program; nil where none does.
    private let server: PostgresServer?
    private let place: [String]
    private let options: [String]

    /// Makes a provider on such a machine.
    init(_ keeping: Keeping, in folder: TemporaryDirectory) async throws {
        let data = folder.file("data")
        switch keeping {
        case .sqlite:
            (server, place, options) = (nil, ["--data", data], [])
        case .localJournal:
            place = ["--data", data, "--database", try await PostgresCluster.shared.freshDatabase()]
            (server, options) = (nil, ["--accounting-records", "journal"])
        case .inbox:
            // Small buffers and a small log make the server write its files, and sync them, during the test.
            let server = try await PostgresServer(
                settings: ["shared_buffers=4MB", "max_wal_size=32MB", "min_wal_size=32MB"])
            place = ["--data", data, "--database", server.connection]
            (self.server, options) = (server, [])
        }
        try await server?.start()
        try await RadiusProgram.makeProvider(at: place, lines: folder.file("lines.csv"))
        try await server?.stop()
        disk =
            if let server {
                try await ForgetfulDisk(at: server.data, workingIn: server.folder)
            } else {
                try await ForgetfulDisk(at: data, workingIn: folder)
            }
    }

    /// Starts everything.
    func started() async throws -> RadiusProgram {
        try await server?.start(environment: disk.environment)
        return try await RadiusProgram.started(
            at: place, options, environment: server == nil ? disk.environment : [:])
    }

    /// Cuts the power; afterwards everything is to be started again.
    func cut(_ program: RadiusProgram, losing loss: UnsyncedLoss) async throws {
        try await server?.crash()
        _ = try await program.kill()
        try disk.forget(loss)
    }

    /// Ends everything in good order.
    func stop(_ program: RadiusProgram) async throws {
        try await program.stop()
        try await server?.stop()
    }
}
