// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

/// The power fails while a hundred callers write, again and again: what was acknowledged is there, once.
@Suite(.serialized) struct CrashTests {
    /// What the database holds of the worker's rows.
    private struct Contents: Sendable {
        var names: [String]
        /// Rows without exactly one entry in the change log, and entries without their row.
        var halfStored: Int
        var findings: [String]
    }

    private static func contents(of stage: CrashStage) async throws -> Contents {
        try await stage.opened { store in
            let (names, halfStored) = try await store.read { database in
                let names = try database.all("SELECT name FROM customer") { try $0.text(0) }
                let rows = try database.all("SELECT id FROM customer") { try $0.integer(0) }
                let entries = try database.all("SELECT entity_id FROM change_log") { try $0.integer(0) }
                let halfStored = Set(rows).symmetricDifference(entries).count + entries.count - Set(entries).count
                return (names, halfStored)
            }
            return Contents(names: names, halfStored: halfStored, findings: try await store.integrityFindings())
        }
    }

    @Test(arguments: StorageEngine.allCases)
    func whatWasAcknowledgedSurvivesEveryPowerFailure(engine: StorageEngine) async throws {
        var generator = SeededGenerator(seed: 2_026)
        let stage = try await CrashStage(engine)
        let worker = try BuiltProgram.path("CrashWorker")
        var acknowledged: Set<String> = []
        for round in 1...10 {
            let loss: UnsyncedLoss = round.isMultiple(of: 2) ? .everything : .someOfEachPage(seed: generator.next())
            acknowledged.formUnion(
                try await stage.crash(
                    worker, "rows", after: Int.random(in: 50...1_500, using: &generator), losing: loss))
            let contents = try await Self.contents(of: stage)
            let stored = Set(contents.names)
            #expect(acknowledged.subtracting(stored).isEmpty, "lost in round \(round)")
            #expect(stored.count == contents.names.count, "stored twice in round \(round)")
            // Beyond what was acknowledged only what was under way: one write of each caller and crash.
            #expect(stored.subtracting(acknowledged).count <= 100 * round)
            #expect(contents.halfStored == 0)
            #expect(contents.findings == [])
        }
        #expect(acknowledged.count > 1_000)
    }

    /// The test of the test: where syncs do nothing, the same harness must see acknowledged rows vanish.
    @Test(arguments: [
        (StorageEngine.sqlite, CrashStage.Durability.lyingDisk), (.postgreSQL, .lyingDisk), (.postgreSQL, .withoutSync),
    ])
    func withoutSyncsTheHarnessSeesLosses(engine: StorageEngine, durability: CrashStage.Durability) async throws {
        let stage = try await CrashStage(engine, durability)
        let acknowledged = try await stage.crash(
            try BuiltProgram.path("CrashWorker"), "rows", after: 300, losing: .everything)
        do {
            let stored = Set(try await Self.contents(of: stage).names)
            #expect(!Set(acknowledged).isSubset(of: stored))
        } catch is ChildProcessError {
            // The server does not even start on what is left.
        }
    }
}
