// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What a line gets in a walled garden instead of its own terms.
public struct GardenTerms: Sendable, Hashable {
    /// Pools of garden addresses at the router.
    public var pools: PoolNames
    /// The router's address list that marks the line for its redirect rules; UTF-8.
    public var addressList: [UInt8]?
    /// The router's PPP profile, policy or QoS profile for the garden; UTF-8.
    public var profile: [UInt8]?
    /// nil leaves the speed to the router.
    public var rates: Rates?
    /// Seconds until the line must ask again, so that who has paid is soon out.
    public var sessionSeconds: UInt32
    /// Whether a line that has proven who it is keeps its own addresses, so that only the list tells it apart.
    public var keepOwnAddresses: Bool

    public init(
        pools: PoolNames = .none, addressList: [UInt8]? = nil, profile: [UInt8]? = nil, rates: Rates? = nil,
        sessionSeconds: UInt32 = GardenTerms.usualSessionSeconds, keepOwnAddresses: Bool = false
    ) {
        self.pools = pools
        self.addressList = addressList
        self.profile = profile
        self.rates = rates
        self.sessionSeconds = sessionSeconds
        self.keepOwnAddresses = keepOwnAddresses
    }

    /// Just under five minutes: what operators are used to.
    public static let usualSessionSeconds: UInt32 = 299
}
