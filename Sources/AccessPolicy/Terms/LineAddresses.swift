// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The addresses that are a line's own.
///
/// Every login copies them into its grant, so a copy is one reference: the values lie together and are never changed, only
/// replaced.
public struct LineAddresses: Sendable, Hashable {
    private var values: Values

    /// The address of the subscriber's end (Framed-IP-Address).
    public var ipv4: IPv4Address? {
        get { values.fields.ipv4 }
        set { replace { $0.ipv4 = newValue } }
    }
    /// The length of the netmask that goes with it, 0 to 32; nil lets the router decide.
    public var netmaskLength: UInt8? {
        get { values.fields.netmaskLength }
        set { replace { $0.netmaskLength = newValue } }
    }
    /// Prefixes on the link (Framed-IPv6-Prefix, RFC 3162 §2.3).
    public var framedIPv6: [IPv6Prefix] {
        get { values.fields.framedIPv6 }
        set { replace { $0.framedIPv6 = newValue } }
    }
    /// Single addresses given by DHCPv6 (Framed-IPv6-Address, RFC 6911 §3.1).
    public var ipv6Addresses: [IPv6Address] {
        get { values.fields.ipv6Addresses }
        set { replace { $0.ipv6Addresses = newValue } }
    }
    /// The lower half of the address at the subscriber's end (Framed-Interface-Id, RFC 3162 §2.2).
    public var interfaceID: InterfaceIdentifier? {
        get { values.fields.interfaceID }
        set { replace { $0.interfaceID = newValue } }
    }
    /// Prefixes routed behind the subscriber's router (Delegated-IPv6-Prefix, RFC 4818).
    public var delegated: [IPv6Prefix] {
        get { values.fields.delegated }
        set { replace { $0.delegated = newValue } }
    }
    /// Further prefixes of either family to route to the line (Framed-Route, Framed-IPv6-Route).
    public var routes: [IPPrefix] {
        get { values.fields.routes }
        set { replace { $0.routes = newValue } }
    }

    public init(
        ipv4: IPv4Address? = nil, netmaskLength: UInt8? = nil, framedIPv6: [IPv6Prefix] = [],
        ipv6Addresses: [IPv6Address] = [], interfaceID: InterfaceIdentifier? = nil, delegated: [IPv6Prefix] = [],
        routes: [IPPrefix] = []
    ) {
        values = Values(
            Fields(
                ipv4: ipv4, netmaskLength: netmaskLength, framedIPv6: framedIPv6, ipv6Addresses: ipv6Addresses,
                interfaceID: interfaceID, delegated: delegated, routes: routes))
    }

    /// Reads a little of everything, so that it is in the cache; the number means nothing.
    func touch() -> Int {
        let fields = values.fields
        return fields.framedIPv6.count &+ fields.delegated.count
    }

    /// No address at all.
    public static let none = LineAddresses()

    private struct Fields: Sendable, Hashable {
        var ipv4: IPv4Address?
        var netmaskLength: UInt8?
        var framedIPv6: [IPv6Prefix]
        var ipv6Addresses: [IPv6Address]
        var interfaceID: InterfaceIdentifier?
        var delegated: [IPv6Prefix]
        var routes: [IPPrefix]
    }

    private final class Values: Sendable {
        let fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    private mutating func replace(_ change: (inout Fields) -> Void) {
        var fields = values.fields
        change(&fields)
        values = Values(fields)
    }

    public static func == (left: LineAddresses, right: LineAddresses) -> Bool {
        left.values === right.values || left.values.fields == right.values.fields
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(values.fields) }

    /// The pools for what the line has no address of its own for: a router that is told both would have to choose.
    func remaining(_ pools: PoolNames) -> PoolNames {
        PoolNames(
            ipv4: ipv4 == nil ? pools.ipv4 : nil,
            framedIPv6: framedIPv6.isEmpty ? pools.framedIPv6 : nil,
            statefulIPv6: ipv6Addresses.isEmpty ? pools.statefulIPv6 : nil,
            delegated: delegated.isEmpty ? pools.delegated : nil)
    }
}
