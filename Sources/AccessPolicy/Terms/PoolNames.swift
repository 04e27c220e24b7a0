// SPDX-License-Identifier: Apache-2.0

/// Names of pools that the router itself keeps and takes addresses from; UTF-8, nil where none is named.
public struct PoolNames: Sendable, Hashable {
    /// Of IPv4 addresses (Framed-Pool, RFC 2869 §5.18).
    public var ipv4: [UInt8]?
    /// Of prefixes for the link to the subscriber (Framed-IPv6-Pool, RFC 3162 §2.6).
    public var framedIPv6: [UInt8]?
    /// Of single addresses given by DHCPv6 (Stateful-IPv6-Address-Pool, RFC 6911 §3.6).
    public var statefulIPv6: [UInt8]?
    /// Of prefixes to delegate (Delegated-IPv6-Prefix-Pool, RFC 6911 §3.5).
    public var delegated: [UInt8]?

    public init(
        ipv4: [UInt8]? = nil, framedIPv6: [UInt8]? = nil, statefulIPv6: [UInt8]? = nil, delegated: [UInt8]? = nil
    ) {
        self.ipv4 = ipv4
        self.framedIPv6 = framedIPv6
        self.statefulIPv6 = statefulIPv6
        self.delegated = delegated
    }

    /// No pool at all.
    public static let none = PoolNames()

    /// These names, and the other's where there is none.
    func over(_ other: PoolNames) -> PoolNames {
        PoolNames(
            ipv4: ipv4 ?? other.ipv4, framedIPv6: framedIPv6 ?? other.framedIPv6,
            statefulIPv6: statefulIPv6 ?? other.statefulIPv6, delegated: delegated ?? other.delegated)
    }
}
