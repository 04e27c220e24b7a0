// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// What the coming days would bring, before anybody presses the button.
@Suite struct FairUseSimulationTests {
    /// Anna uses 12 GB a day and Ben 1 GB. The policy in force slows whoever uses 10 GB a day; the one that is tried blocks from 5 GB a
    /// week.
    @Test(arguments: StorageEngine.allCases)
    func whoWouldBeMetIsNamed(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            let (anna, ben) = (try await lab.add("anna"), try await lab.add("ben"))
            for (name, daily) in [("anna", 12 * FairUseLab.gigabyte), ("ben", FairUseLab.gigabyte)] {
                try await lab.sessions.apply(
                    [lab.sessions.record(.start, name, at: 0)]
                        + (1...96).map { hour in
                            lab.sessions.record(
                                .interim, name, at: Int64(hour) * 3_600, lasting: UInt32(hour * 3_600),
                                down: UInt64(daily) / 24 * UInt64(hour))
                        })
            }
            lab.sessions.clock.advance(by: .seconds(96 * 3_600))
            try await lab.set()
            let newest = try await lab.provider.newest()
            let present = try await FairUseSimulation(days: 2).run(in: lab.store)
            #expect(present.lines.map(\.service) == [anna] && present.present.slowed == 1)
            #expect(present.lines.first?.present?.slowest == FairUseLab.halfRates)
            #expect(present.present.lines == 2 && present.present.blocked == 0)
            let tried = FairUsePolicy(
                rates: FairUseLab.planRates,
                rules: [
                    FairUseRule(
                        "week", when: [.limit(UsageLimit(.total, in: .week, atLeast: 5 * FairUseLab.gigabyte))], .block,
                        notices: [20])
                ])
            let changed = try await FairUseSimulation(
                days: 2, plan: lab.provider.plan, document: FairUseDocument(policy: tried)
            ).run(in: lab.store)
            #expect(changed.changed.blocked == 1 && changed.changed.slowed == 0 && changed.changed.notified == 2)
            #expect(changed.lines.map(\.service) == [anna, ben] && changed.lines.last?.present?.isUneventful == true)
            let blockedAt = try #require(changed.lines.first?.changed?.blockedAt)
            #expect(blockedAt > changed.from && blockedAt < changed.from.advanced(by: .seconds(43_200)))
            #expect(try await lab.provider.newest() == newest, "nothing was changed")
        }
    }
}
