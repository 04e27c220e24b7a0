// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Takes a plan's fair-use policy away: its lines have the plan's rates from now on. What they have used is kept for a while, and
/// what was charged stays charged.
public struct RemoveFairUsePolicy: Verb {
    public var plan: PlanID

    public init(_ plan: PlanID) {
        self.plan = plan
    }

    public func perform(_ transaction: Transaction) throws -> FairUsePolicyRecord {
        let database = transaction.database
        guard let policy = try FairUsePolicies.find(plan, in: database) else {
            let name = try Plans.find(plan, in: database).name
            throw Refusal(
                .notFound, "plan “\(name)” has no fair-use policy", advice: "`firsthop policy list` shows which have")
        }
        let slowed = try database.all(
            "SELECT service_id FROM fair_use_state WHERE plan_id = $1 AND (is_blocked = 1 OR down IS NOT NULL)",
            .id(plan)
        ) { try $0.integer(0) }
        try database.execute("DELETE FROM fair_use_state WHERE plan_id = $1", .id(plan))
        try database.execute("DELETE FROM fair_use_policy WHERE plan_id = $1", .id(plan))
        transaction.record(.changed, .plan, plan.value)
        for service in slowed { transaction.record(.changed, .internetService, service) }
        return policy
    }
}
