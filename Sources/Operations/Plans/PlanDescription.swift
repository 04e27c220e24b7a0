// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

/// What a plan gives its lines, as staff describe it.
public struct PlanDescription: Equatable, Sendable {
    public var name: String
    public var rates: Rates
    public var burst: Burst?
    /// The rates that a line gets even when its router is busy; at most the plan's own.
    public var guarantee: Rates?
    /// Who goes first when a router is busy: 1 before 8.
    public var priority: UInt8?
    /// Seconds after which a session must log in again.
    public var sessionTimeout: UInt32?
    /// Seconds without traffic after which a session ends.
    public var idleTimeout: UInt32?
    /// Seconds between two meter readings; at least ``leastInterimInterval``.
    public var interimInterval: UInt32?
    /// The length of the delegation that a line of this plan receives when one is assigned.
    public var delegatedLength = 56
    public var pools = PoolNames.none
    /// Resolvers for the subscriber, the first one first.
    public var dns: [IPAddress] = []
    /// The router's address list that lines of this plan are put into.
    public var addressList: String?
    /// The router's PPP profile, policy or QoS profile for this plan.
    public var profile: String?
    /// What a line of this plan pays for a month; nil where nobody has said.
    public var price: Money?

    public init(name: String, rates: Rates) {
        self.name = name
        self.rates = rates
    }

    /// Fewer seconds would flood us with readings (RFC 2869 §5.16).
    public static let leastInterimInterval: UInt32 = 60
    /// More resolvers than any client asks; bounds the answer.
    static let maximumResolvers = 8
}
