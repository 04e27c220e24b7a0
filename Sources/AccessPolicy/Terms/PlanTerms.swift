// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a plan means for access. Prices are none of its business.
///
/// A class, as ``AccessTerms`` is, and never changed once it is made.
public final class PlanTerms: Sendable {
    public let id: PlanID
    /// UTF-8; some routers are told a plan's name instead of its rates.
    public let name: [UInt8]
    public let rates: Rates
    public let burst: Burst?
    /// The rates that a line gets even when its router is busy.
    public let guarantee: Rates?
    /// Who goes first when a router is busy: 1 before 8.
    public let priority: UInt8?
    /// Seconds after which a session must log in again; nil for never.
    public let sessionTimeout: UInt32?
    /// Seconds without traffic after which a session ends; nil for never.
    public let idleTimeout: UInt32?
    /// Seconds between two meter readings; nil leaves it to the router's own terms.
    public let interimInterval: UInt32?
    public let pools: PoolNames
    /// Resolvers for the subscriber, of both families, the first one first.
    public let dns: [IPAddress]
    /// The router's address list that lines of this plan are put into; UTF-8.
    public let addressList: [UInt8]?
    /// The router's PPP profile, policy or QoS profile for this plan; UTF-8.
    public let profile: [UInt8]?
    /// What the operator adds to answers for this plan.
    public let extras: [ExtraAttribute]

    public init(
        id: PlanID, name: [UInt8], rates: Rates, burst: Burst? = nil, guarantee: Rates? = nil, priority: UInt8? = nil,
        sessionTimeout: UInt32? = nil, idleTimeout: UInt32? = nil, interimInterval: UInt32? = nil,
        pools: PoolNames = .none, dns: [IPAddress] = [], addressList: [UInt8]? = nil, profile: [UInt8]? = nil,
        extras: [ExtraAttribute] = []
    ) {
        self.id = id
        self.name = name
        self.rates = rates
        self.burst = burst
        self.guarantee = guarantee
        self.priority = priority
        self.sessionTimeout = sessionTimeout
        self.idleTimeout = idleTimeout
        self.interimInterval = interimInterval
        self.pools = pools
        self.dns = dns
        self.addressList = addressList
        self.profile = profile
        self.extras = extras
    }
}
