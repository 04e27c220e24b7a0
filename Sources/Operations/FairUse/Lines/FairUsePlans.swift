// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// The plans that have a fair-use policy, each compiled once for every zone that it is needed in.
struct FairUsePlans: Sendable {
    private struct Key: Hashable {
        let plan: PlanID
        let zone: String
    }

    private struct Policy {
        let stamp: FairUsePolicies.Stamp
        let document: FairUseDocument
    }

    private var policies: [PlanID: Policy] = [:]
    private var compiled: [Key: FairUsePlan] = [:]

    var isEmpty: Bool { policies.isEmpty }

    /// How many days the rules of any policy look back over, today included.
    var daysInSight: Int { compiled.values.map(\.terms.rules.daysInSight).max() ?? 1 }

    /// Reads again what has changed.
    mutating func refresh(in database: Database) throws {
        let stamps = try FairUsePolicies.stamps(in: database)
        guard stamps != policies.mapValues(\.stamp) else { return }
        for (plan, stamp) in stamps where policies[plan]?.stamp != stamp {
            policies[plan] = try FairUsePolicies.document(plan, in: database).map {
                Policy(stamp: stamp, document: $0)
            }
        }
        policies = policies.filter { stamps[$0.key] != nil }
        compiled = compiled.filter { policies[$0.key.plan]?.stamp == $0.value.stamp }
    }

    /// What a plan's policy is for lines of a company with this zone; nil where there is none.
    ///
    /// A policy was checked when it was stored. One that cannot be used all the same, for a zone whose file has gone or rates that were
    /// changed by hand, holds nobody back: accounting of everybody else must go on.
    mutating func plan(_ id: PlanID, zone: String) -> FairUsePlan? {
        guard let policy = policies[id] else { return nil }
        let key = Key(plan: id, zone: zone)
        if let known = compiled[key] { return known }
        guard
            let terms = try? FairUseTerms(policy.document, rates: policy.stamp.rates, companyZone: zone)
        else { return nil }
        let plan = FairUsePlan(id, policy.stamp, terms)
        compiled[key] = plan
        return plan
    }
}
