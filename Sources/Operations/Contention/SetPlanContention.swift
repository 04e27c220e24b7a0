// SPDX-License-Identifier: Apache-2.0

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
        return after
    }
}
