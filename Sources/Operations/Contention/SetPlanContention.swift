// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import ProviderValues
public import Storage

/// Says how the lines of a plan share.
public struct SetPlanContention: Verb {
    public var plan: PlanID
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout PlanContention) throws -> Void

    public init(_ plan: PlanID, _ edit: @escaping @Sendable (inout PlanContention) throws -> Void) {
        self.plan = plan
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> PlanContention {
        _ = try Plans.find(plan, in: transaction.database)
        let before = try ContentionTerms.of(plan, in: transaction.database)
        var after = before
        try edit(&after)
        guard after != before else { return before }
        if let bundle = after.bundle { try NameRule.check(bundle, of: "the bundle") }
        try ContentionTerms.store(after, of: plan, in: transaction)
        if let bundle = after.bundle { try check(bundle, in: transaction.database) }
        return after
    }

    /// More ratios than can be added exactly would be found out only when the router's queues are planned.
    private func check(_ bundle: String, in database: Database) throws {
        let ratios = try database.all(
            "SELECT DISTINCT ratio FROM plan_contention WHERE bundle = $1", .text(bundle)
        ) { try $0.integer(0) }
        guard ratios.count > ContentionArithmetic.maximumRatios else { return }
        throw Refusal(
            .malformed,
            "the bundle “\(bundle)” would have \(ratios.count) different ratios, and \(ContentionArithmetic.maximumRatios) can be "
                + "added exactly",
            advice: "give some of its plans the same ratio, or another bundle")
    }
}
