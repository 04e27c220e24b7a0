// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The addresses that are a line's own.
public struct LineAddresses: Sendable, Hashable {
    /// The address of the subscriber's end (Framed-IP-Address).
    public var ipv4: IPv4Address?
    /// The length of the netmask that goes with it, 0 to 32; nil lets the router decide.
    public var netmaskLength: UInt8?
    /// Prefixes on the link (Framed-IPv6-Prefix, RFC 3162 §2.3).
    public var framedIPv6: [IPv6Prefix]
    /// Single addresses given by DHCPv6 (Framed-IPv6-Address, RFC 6911 §3.1).
    public var ipv6Addresses: [IPv6Address]
    /// The lower half of the address at the subscriber's end (Framed-Interface-Id, RFC 3162 §2.2).
    public var interfaceID: InterfaceIdentifier?
    /// Prefixes routed behind the subscriber's router (Delegated-IPv6-Prefix, RFC 4818).
    public var delegated: [IPv6Prefix]
    /// Further prefixes of either family to route to the line (Framed-Route, Framed-IPv6-Route).
    public var routes: [IPPrefix]

    public init(
        ipv4: IPv4Address? = nil, netmaskLength: UInt8? = nil, framedIPv6: [IPv6Prefix] = [],
        ipv6Addresses: [IPv6Address] = [], interfaceID: InterfaceIdentifier? = nil, delegated: [IPv6Prefix] = [],
        routes: [IPPrefix] = []
    ) {
        self.ipv4 = ipv4
        self.netmaskLength = netmaskLength
        self.framedIPv6 = framedIPv6
        self.ipv6Addresses = ipv6Addresses
        self.interfaceID = interfaceID
        self.delegated = delegated
        self.routes = routes
    }

    /// No address at all.
    public static let none = LineAddresses()

    /// The pools for what the line has no address of its own for: a router that is told both would have to choose.
    func remaining(_ pools: PoolNames) -> PoolNames {
        PoolNames(
            ipv4: ipv4 == nil ? pools.ipv4 : nil,
            framedIPv6: framedIPv6.isEmpty ? pools.framedIPv6 : nil,
            statefulIPv6: ipv6Addresses.isEmpty ? pools.statefulIPv6 : nil,
            delegated: delegated.isEmpty ? pools.delegated : nil)
    }
}
