// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// Who is counted follows the change log, and comes to the same as reading everything.
@Suite struct FairUseRosterTests {
    @Test(arguments: StorageEngine.allCases)
    func followingComesToTheSameAsReadingAnew(engine: StorageEngine) async throws {
        try await FairUseLab.with(engine) { lab in
            let second = try await lab.store.perform(AddPlan(PlanDescription(name: "B", rates: FairUseLab.planRates)))
            let plans = [lab.provider.plan, second.id]
            var random = SeededGenerator(seed: 15)
            var followed = FairUseRoster()
            var services: [ServiceID] = []
            for step in 0..<60 {
                switch Int.random(in: 0..<6, using: &random) {
                case 0, 1: services.append(try await lab.add("line\(step)"))
                case 2:
                    let document = FairUseDocument(
                        zone: step.isMultiple(of: 2) ? "UTC" : nil, policy: FairUseLab.policy)
                    let plan = plans.randomElement(using: &random) ?? second.id
                    _ = try await lab.store.perform(SetFairUsePolicy(plan, document, source: "\(step)"))
                case 3:
                    let plan = plans.randomElement(using: &random) ?? second.id
                    _ = await lab.provider.refusal { try await lab.store.perform(RemoveFairUsePolicy(plan)) }
                default:
                    guard let service = services.randomElement(using: &random) else { continue }
                    let plan = plans.randomElement(using: &random)
                    _ = try await lab.store.perform(ChangeInternetService(service) { $0.plan = plan })
                }
                let before = followed
                let (after, anew) = try await lab.store.read { database in
                    var (after, anew) = (before, FairUseRoster())
                    _ = try after.refresh(in: database)
                    _ = try anew.refresh(in: database)
                    return (after, anew)
                }
                followed = after
                #expect(marks(after, services) == marks(anew, services), "step \(step)")
            }
            #expect(services.contains { followed[$0] != nil })
        }
    }

    private func marks(_ roster: FairUseRoster, _ services: [ServiceID]) -> [String] {
        services.map { service in
            roster[service].map { "\($0.id) \($0.stamp.version) \($0.terms.rules.calendar.zone)" } ?? "-"
        }
    }
}
