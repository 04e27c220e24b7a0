// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// A plan's fair-use policy, as it is stored.
public struct FairUsePolicyRecord: Sendable {
    public let plan: PlanID
    public let planName: String
    /// The text in which it was given.
    public let source: String
    public let document: FairUseDocument
    /// Rises whenever the policy, or what the plan gives, changes.
    public let version: Int64
    public let setAt: Timestamp
    /// Lines that it is in force for.
    public let services: Int
}
