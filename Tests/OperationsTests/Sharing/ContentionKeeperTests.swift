// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Whoever comes or goes changes the limits above them at the router itself.
@Suite struct ContentionKeeperTests {
    @Test(arguments: StorageEngine.allCases)
    func limitsFollowWhoIsOnline(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 8, accounts: true) { lab in
            let nas = lab.provider.nas
            for (line, service) in lab.services.enumerated() {
                let route = try IPPrefix(parsing: "2001:db8:0:\(line + 1)00::/56")
                _ = try await lab.store.perform(ChangeInternetService(service) { $0.routes = [route] })
            }
            let ratio = try #require(ContentionRatio(4))
            _ = try await lab.store.perform(SetPlanContention(lab.provider.plan) { $0.ratio = ratio })
            _ = try await lab.store.perform(
                SetRouterContention(nas) { terms in
                    terms.rule = .plans
                    terms.position = .central
                    terms.counting = .online
                })
            let queue = "fh-group-plan-\(lab.provider.plan)"
            // Eight members of 100/20 Mbit/s at 1:4.
            #expect(try await Self.work(lab) { lab.tables.limit(of: queue, at: nas) == "40000000/200000000" })
            try await lab.report(.stop, [0, 1], at: 600)
            #expect(try await Self.work(lab) { lab.tables.limit(of: queue, at: nas) == "30000000/150000000" })
            // A router that is away is told when it is back.
            lab.tables.become(.init(unreachable: [nas.value]))
            _ = try await lab.store.perform(
                ChangePlan(lab.provider.plan) { $0.rates = Rates(down: 200_000_000, up: 20_000_000) })
            let calls = lab.tables.calls(of: nas)
            #expect(try await Self.work(lab) { lab.tables.calls(of: nas) > calls + 2 })
            let failed = try await lab.store.contentionApplied(at: nas)
            #expect(failed?.isConfirmed == false && failed?.confirmedAt != nil)
            lab.tables.become(.init())
            #expect(try await Self.work(lab) { lab.tables.limit(of: queue, at: nas) == "30000000/300000000" })
            let applied = try await lab.store.contentionApplied(at: nas)
            #expect(applied?.isConfirmed == true && (applied?.queues ?? 0) > 0)
        }
    }

    /// Lets a keeper work while the time passes, until `isDone` or too much time has passed; whether it is done.
    private static func work(_ lab: EnforcementLab, until isDone: () async throws -> Bool) async throws -> Bool {
        let keeper = ContentionKeeper(
            in: lab.store, router: lab.tables, holder: "one node", interval: .milliseconds(5))
        let running = Task { await keeper.run() }
        defer { running.cancel() }
        var done = try await isDone()
        for _ in 0..<3_000 where !done {
            lab.sessions.clock.advance(by: .milliseconds(500))
            // Paces the clock by the database, as the keeper is.
            _ = try await lab.entries()
            done = try await isDone()
        }
        running.cancel()
        await running.value
        #expect(keeper.fault == nil)
        return done
    }
}
