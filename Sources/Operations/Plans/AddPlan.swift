// SPDX-License-Identifier: Apache-2.0

public import Storage

/// Adds a plan that lines can have.
public struct AddPlan: Verb {
    public var terms: PlanDescription

    public init(_ terms: PlanDescription) {
        self.terms = terms
    }

    public func perform(_ transaction: Transaction) throws -> PlanRecord {
        try terms.check()
        try Plans.checkFree(terms.name, in: transaction.database)
        return try Plans.insert(terms, in: transaction)
    }
}
