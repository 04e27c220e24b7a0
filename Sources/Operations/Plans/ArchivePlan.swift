// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

/// Takes a plan off the list, or puts it back. Lines that have it keep it.
public struct ArchivePlan: Verb {
    public var plan: PlanID
    /// Where the plan is to stand.
    public var state: PlanState

    public init(_ plan: PlanID, state: PlanState = .archived) {
        self.plan = plan
        self.state = state
    }

    public func perform(_ transaction: Transaction) throws -> PlanRecord {
        var record = try Plans.find(plan, in: transaction.database)
        guard record.state != state else { return record }
        record.state = state
        try Plans.update(record, in: transaction)
        return record
    }
}
