// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// What fair use makes of a line at a moment, and everything that led to it.
public struct FairUseReport: Sendable {
    public let service: ServiceID
    public let serviceName: String
    public let plan: PlanID
    public let planName: String
    public let at: Timestamp
    public let policy: FairUsePolicy
    /// The name of the zone by whose clocks the line is judged.
    public let zone: String
    public let explanation: FairUseExplanation
    /// What comes out, the plan's allowance included.
    public let speed: LineSpeed
    /// Why the line is held back anyway, whatever fair use says; nil when it is not.
    public let hold: BlockReason?
    /// Every counter that is kept.
    public let counters: [UsageCounters.Row]
    public let allowance: Allowance?
    /// The last ones, the newest first.
    public let topUps: [TopUpRecord]

    /// What is left of a capped plan.
    public struct Allowance: Sendable {
        public let cap: CapTerms
        public let account: CapAccount
        /// Octets that can be used now, at hours that count.
        public let left: Int64
    }
}

/// Octets that were added by hand.
public struct TopUpRecord: Sendable, Hashable {
    public let octets: Int64
    /// In words.
    public let validity: String
    public let note: String?
    public let at: Timestamp
}
