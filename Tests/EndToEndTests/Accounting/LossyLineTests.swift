// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// A line between router and program that drops, doubles and reorders datagrams of both directions.
@Suite("accounting over a bad line")
struct LossyLineTests {
    @Test(arguments: StorageEngine.allCases)
    func totalsAreExact(engine: StorageEngine) async throws {
        try Need.command("radclient")
        try await RadiusProgram.with(engine) { program in
            let relay = try LossyRelay(
                to: program.accountingPort6, .init(dropped: 15, doubled: 15, held: 15), seed: 7_001)
            let router = try await ReportingRouter(150, of: program, seed: 7_002)
            router.report(to: relay.port)
            let ledger = try await router.finish()
            #expect(relay.dropped > 50 && relay.doubled > 50 && relay.held > 50 && ledger.repeated > 50)
            try await ToldSessions.expectRight(program, router, ledger)
            try await ToldSessions.expectUsage(program, router)
        }
    }
}
