// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
public import Storage

/// Gives a plan a fair-use policy, or another one. Its lines are judged by it at once; what they have used stands.
public struct SetFairUsePolicy: Verb {
    public var plan: PlanID
    public var document: FairUseDocument
    /// The text that `document` was read from; it is shown again as it was.
    public var source: String

    public init(_ plan: PlanID, _ document: FairUseDocument, source: String) {
        self.plan = plan
        self.document = document
        self.source = source
    }

    public func perform(_ transaction: Transaction) throws -> FairUsePolicyRecord {
        let record = try Plans.find(plan, in: transaction.database)
        try check(record)
        let before = try FairUsePolicies.find(plan, in: transaction.database)
        if before?.source != source || before?.document != document {
            try FairUsePolicies.store(document, source: source, of: plan, in: transaction)
        }
        guard let stored = try FairUsePolicies.find(plan, in: transaction.database) else {
            throw Refusal(.notFound, "the policy of plan “\(record.name)” was not stored", advice: "report this")
        }
        return stored
    }

    private func check(_ plan: PlanRecord) throws {
        guard document.policy.rates == plan.terms.rates else {
            throw Refusal(
                .malformed,
                "the policy is written for \(document.policy.rates), but plan “\(plan.name)” gives \(plan.terms.rates)",
                advice: "write the plan's rates in the policy, or change the plan first")
        }
        do {
            if let zone = document.zone { _ = try ZoneDatabase().rules(named: zone) }
            try document.policy.check()
            try document.cap?.check()
        } catch {
            throw Refusal(.malformed, "plan “\(plan.name)”: \(error)", advice: "correct the policy")
        }
    }
}
