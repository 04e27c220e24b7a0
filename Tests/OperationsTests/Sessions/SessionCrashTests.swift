// SPDX-License-Identifier: Apache-2.0

import Foundation
import Operations
import ProviderValues
import Storage
import TestKit
import Testing

/// The power fails while accounting comes in and is applied, again and again: nothing that was acknowledged is missing, and nothing
/// counts twice.
@Suite(.serialized) struct SessionCrashTests {
    @Test(arguments: StorageEngine.allCases)
    func nothingIsMissingAndNothingCountsTwice(engine: StorageEngine) async throws {
        var generator = SeededGenerator(seed: 4_001)
        let stage = try await CrashStage(engine)
        try await stage.opened { _ in }
        let worker = try BuiltProgram.path("CrashWorker")
        var acknowledged: [String: Int64] = [:]
        for round in 1...6 {
            let loss: UnsyncedLoss = round.isMultiple(of: 2) ? .everything : .someOfEachPage(seed: generator.next())
            let lines = try await stage.crash(
                worker, "accounting", callers: 40, after: Int.random(in: 400...6_000, using: &generator), losing: loss)
            for line in lines {
                let words = line.split(separator: " ")
                guard words.count == 2, let second = Int64(words[1]) else { continue }
                acknowledged[String(words[0]), default: 0] = max(acknowledged[String(words[0])] ?? 0, second)
            }
            let found = try await Self.counted(on: stage)
            for (session, second) in acknowledged {
                let seconds = found.sessions[session] ?? -1
                // Beyond what was acknowledged only what was under way.
                #expect(seconds == second || seconds == second + 1, "\(session) in round \(round)")
            }
            #expect(found.octets == found.sessions.values.reduce(0) { $0 + $1 * 1_000 }, "round \(round)")
            #expect(found.usage == found.octets, "round \(round)")
        }
        #expect(acknowledged.count == 40 * 6)
    }

    private struct Counted {
        var sessions: [String: Int64] = [:]
        var octets: Int64 = 0
        var usage: Int64 = 0
    }

    /// What the database says once everything that is in the log was applied.
    private static func counted(on stage: CrashStage) async throws -> Counted {
        try await stage.opened { store in
            switch store.location {
            case .sqlite(let path):
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
                let journal = try await Journal.open(at: folder + "/journal")
                #expect(journal.damage == [])
                try await SessionApplier(
                    try await .journal(journal, in: store), in: store, openSessions: OpenSessions()
                )
                .catchUp()
                await journal.shutdown()
            case .postgreSQL:
                try await SessionApplier(try await .inbox(in: store), in: store, openSessions: OpenSessions())
                    .catchUp()
            }
            return try await read(store)
        }
    }

    private static func read(_ store: Store) async throws -> Counted {
        var counted = Counted()
        for session in try await store.sessions(SessionSearch(limit: 10_000)) {
            counted.sessions[String(decoding: session.sessionID, as: UTF8.self)] = session.seconds
            counted.octets += session.down
        }
        let now = store.clock.now()
        let usage = try await store.usage(
            of: nil, in: now.advanced(by: .seconds(-86_400))..<now.advanced(by: .seconds(86_400)), by: .day, zone: .utc)
        counted.usage = usage.reduce(0) { $0 + $1.down }
        return counted
    }
}
