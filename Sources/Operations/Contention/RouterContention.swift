// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

/// How the lines of a router share it, as staff describe it.
public struct RouterContention: Equatable, Sendable {
    /// What the router itself can carry; nil for no limit of its own.
    public var uplink: Rates?
    public var rule = ContentionRule.sectors
    public var position = RouterPosition.access
    public var counting = MemberCounting.assigned
    /// The central router that its traffic passes, where its lines share with those of other routers; access routers only.
    public var central: NASID?

    public init() {}
}
