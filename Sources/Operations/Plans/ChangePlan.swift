// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Changes what a plan gives; every line that has it follows with its next login.
public struct ChangePlan: Verb {
    public var plan: PlanID
    /// Makes the change; may run more than once.
    public var edit: @Sendable (inout PlanDescription) throws -> Void

    public init(_ plan: PlanID, _ edit: @escaping @Sendable (inout PlanDescription) throws -> Void) {
        self.plan = plan
        self.edit = edit
    }

    public func perform(_ transaction: Transaction) throws -> PlanRecord {
        let before = try Plans.find(plan, in: transaction.database)
        var after = before
        try edit(&after.terms)
        guard after != before else { return before }
        try after.terms.check()
        try Plans.checkFree(after.name, except: plan, in: transaction.database)
        try Plans.update(after, in: transaction)
        try FieldChanges(.plan, plan.value, in: transaction).note(before.terms, after.terms)
        if after.terms.rates != before.terms.rates {
            try FairUsePolicies.follow(after.terms.rates, of: plan, in: transaction)
            try CapacityRule.plan(plan).check(in: transaction.database)
        }
        return after
    }
}
