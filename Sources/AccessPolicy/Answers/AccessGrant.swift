// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// How a line is let in, in no vendor's words.
public struct AccessGrant: Sendable, Equatable {
    /// What the answer is for: ``ReplyPurpose/accept``, or ``ReplyPurpose/block`` in a walled garden.
    public var purpose: ReplyPurpose
    /// The line; nil in a garden whose guest has not proven to be one.
    public var service: ServiceID?
    /// Why it is in a walled garden; nil on its own terms.
    public var garden: BlockReason?
    /// The plan whose terms these are, so also whose extra attributes belong to the answer; nil in a garden.
    public var plan: PlanID?
    /// nil leaves the speed to the router.
    public var rates: Rates?
    public var burst: Burst?
    public var guarantee: Rates?
    /// 1, the first to be served, to 8.
    public var priority: UInt8?
    /// The addresses to give.
    public var line: LineAddresses
    /// The router's pools for what has no address in ``line``.
    public var pools: PoolNames
    /// Resolvers of both families, the first one first.
    public var dns: [IPAddress]
    /// Seconds after which the session must log in again; nil for never.
    public var sessionTimeout: UInt32?
    /// Seconds without traffic after which it ends; nil for never.
    public var idleTimeout: UInt32?
    /// Seconds between two meter readings; nil leaves it to the router.
    public var interimInterval: UInt32?
    /// The router's address list to put the line into; UTF-8.
    public var addressList: [UInt8]?
    /// The router's PPP profile, policy or QoS profile; UTF-8.
    public var profile: [UInt8]?
    /// A device to bind to the line from now on.
    public var bindMAC: MACAddress?
    /// How the decision came about.
    public var trace: DecisionTrace

    public init(
        purpose: ReplyPurpose = .accept, service: ServiceID? = nil, garden: BlockReason? = nil, plan: PlanID? = nil,
        rates: Rates? = nil, burst: Burst? = nil, guarantee: Rates? = nil, priority: UInt8? = nil,
        line: LineAddresses = .none, pools: PoolNames = .none, dns: [IPAddress] = [], sessionTimeout: UInt32? = nil,
        idleTimeout: UInt32? = nil, interimInterval: UInt32? = nil, addressList: [UInt8]? = nil,
        profile: [UInt8]? = nil, bindMAC: MACAddress? = nil, trace: DecisionTrace
    ) {
        self.purpose = purpose
        self.service = service
        self.garden = garden
        self.plan = plan
        self.rates = rates
        self.burst = burst
        self.guarantee = guarantee
        self.priority = priority
        self.line = line
        self.pools = pools
        self.dns = dns
        self.sessionTimeout = sessionTimeout
        self.idleTimeout = idleTimeout
        self.interimInterval = interimInterval
        self.addressList = addressList
        self.profile = profile
        self.bindMAC = bindMAC
        self.trace = trace
    }
}
