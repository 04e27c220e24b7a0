// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What a service needs a slot for.
public struct PoolRequest: Hashable, Sendable {
    /// The router that the service is connected to.
    public var nas: NASID

    /// Which family.
    public var family: IPFamily

    /// Which kind of pool.
    public var kind: PoolKind

    /// The length of the slot in that family.
    public var length: Int

    /// A request with the given properties.
    public init(nas: NASID, family: IPFamily, kind: PoolKind, length: Int) {
        self.nas = nas
        self.family = family
        self.kind = kind
        self.length = length
    }

    /// The usual delegation: a prefix of that size from an active pool of the router.
    public init(delegationOf size: DelegationSize = .usual, at nas: NASID) {
        self.init(nas: nas, family: .v6, kind: .active, length: size.length)
    }
}

extension PoolRequest: CustomStringConvertible {
    /// The request as messages show it.
    public var description: String { "\(family) /\(length) for “\(kind.rawValue)” use in any pool of NAS \(nas)" }
}
