// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// A hundred callers are given prefixes when the power fails, in several processes, again and again.
@Suite(.serialized) struct DelegationCrashTests {
    @Test(arguments: [(StorageEngine.sqlite, 1), (.sqlite, 2), (.postgreSQL, 1), (.postgreSQL, 4)])
    func everyAcknowledgedPrefixSurvivesAndNoneOverlap(engine: StorageEngine, workers: Int) async throws {
        var generator = SeededGenerator(seed: 48 + UInt64(workers))
        let stage = try await CrashStage(engine)
        _ = try await stage.opened { try await ContestedPlan.create(in: $0) }
        let worker = try BuiltProgram.path("CrashWorker")
        var acknowledged: Set<String> = []
        for round in 1...4 {
            let loss: UnsyncedLoss = round.isMultiple(of: 2) ? .someOfEachPage(seed: generator.next()) : .everything
            acknowledged.formUnion(
                try await stage.crash(
                    worker, "delegations", callers: 100 / workers, workers: workers,
                    after: Int.random(in: 10...(200 / workers), using: &generator), losing: loss))
            let audit = try await stage.opened { try await HoldingAudit($0) }
            #expect(audit.faults == [], "round \(round)")
            #expect(audit.missing(of: acknowledged) == [], "round \(round)")
            // Beyond what was acknowledged only what was under way: one prefix of each caller and crash.
            #expect(audit.count <= acknowledged.count + 100 * round)
        }
        #expect(acknowledged.count > 50)
    }
}
