// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

/// The power fails while routers report, again and again.
@Suite("accounting through power failures")
struct PowerCutTests {
    @Test(arguments: PowerCut.Keeping.allCases)
    func whatWasAcknowledgedIsThereOnce(keeping: PowerCut.Keeping) async throws {
        try Need.command("radclient")
        var generator = SeededGenerator(seed: 7_100)
        try await TemporaryDirectory.with { folder in
            let machine = try await PowerCut(keeping, in: folder)
            var program = try await machine.started()
            let router = try await ReportingRouter(250, of: program, seed: 7_101)
            for round in 1...3 {
                router.report(to: program.accountingPort6)
                let more = Int.random(in: 150...450, using: &generator)
                try await router.wait(untilAcknowledged: router.ledger.acknowledged + more)
                let loss: UnsyncedLoss =
                    round.isMultiple(of: 2) ? .everything : .someOfEachPage(seed: generator.next())
                try await machine.cut(program, losing: loss)
                let ledger = try await router.rest()
                program = try await machine.started()
                try await ToldSessions.expectRight(program, router, ledger)
            }
            router.report(to: program.accountingPort6)
            let ledger = try await router.finish()
            try await ToldSessions.expectRight(program, router, ledger)
            try await ToldSessions.expectUsage(program, router)
            try await machine.stop(program)
        }
    }
}
