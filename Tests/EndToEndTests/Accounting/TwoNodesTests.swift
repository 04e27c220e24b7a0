// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Two programs on one PostgreSQL; routers turn from one to the other in the middle of a session and of a packet.
@Suite("accounting on two nodes")
struct TwoNodesTests {
    @Test func nothingCountsTwiceAndALostNodeTakesNothingAlong() async throws {
        try Need.command("radclient")
        let database = ["--database", try await PostgresCluster.shared.freshDatabase()]
        try await TemporaryDirectory.with { folder in
            // The nodes share the key: what one has put into Class the others must know.
            let shared = database + ["--key-file", folder.file("master.key")]
            func place(_ name: String) -> [String] { ["--data", folder.file(name)] + shared }
            try await RadiusProgram.makeProvider(at: place("first"), lines: folder.file("lines.csv"))
            let first = try await RadiusProgram.started(at: place("first"))
            let second = try await RadiusProgram.started(at: place("second"))
            let router = try await ReportingRouter(300, of: first, seed: 7_400)
            router.report(to: first.accountingPort6, second.accountingPort6)
            try await router.wait(untilAcknowledged: router.ledger.reports / 4)

            _ = try await first.kill()
            try FileManager.default.removeItem(atPath: folder.file("first"))
            var ledger = try await router.rest()
            try await ToldSessions.expectRight(second, router, ledger)

            let third = try await RadiusProgram.started(at: place("third"))
            router.report(to: second.accountingPort6, third.accountingPort6)
            try await router.wait(untilAcknowledged: router.ledger.reports / 2)
            // In good order: what it has taken is stored before it ends.
            try await second.stop()
            router.report(to: third.accountingPort6)
            ledger = try await router.finish()
            try await ToldSessions.expectRight(third, router, ledger)
            try await ToldSessions.expectUsage(third, router)
            try await third.stop()
        }
    }
}
