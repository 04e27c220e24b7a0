// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A part of a line that must not work while the line is blocked. Forgetting one is the classic leak: blocked on IPv4, alive on
/// IPv6.
public enum BlockedPart: String, Sendable, CaseIterable {
    /// The IPv4 address of the subscriber's end.
    case ipv4Address = "ipv4_address"
    /// IPv4 networks that are routed to the line.
    case ipv4Routes = "ipv4_routes"
    /// Single IPv6 addresses given by DHCPv6.
    case ipv6Address = "ipv6_address"
    /// The prefix of the link to the subscriber.
    case linkPrefix = "link_prefix"
    /// The whole prefix that is routed behind the subscriber's router, and other IPv6 routes.
    case delegatedPrefix = "delegated_prefix"
    /// Whatever the line logs in with next, possibly with other addresses.
    case nextSession = "next_session"

    /// The family that the part belongs to; nil for both.
    public var family: IPFamily? {
        switch self {
        case .ipv4Address, .ipv4Routes: .v4
        case .ipv6Address, .linkPrefix, .delegatedPrefix: .v6
        case .nextSession: nil
        }
    }

    /// The parts that a line of a kind can have, whatever is known of its addresses: routers also give some by themselves.
    public static func parts(of kind: AccessKind) -> [BlockedPart] {
        switch kind {
        case .pppoe, .l2tp, .hotspot, .static: allCases
        // The other family of such a line is a service of its own, and blocked with it: both are the customer's.
        case .dhcpv4: allCases.filter { $0.family != .v6 }
        case .dhcpv6: allCases.filter { $0.family != .v4 }
        // Only open a radio: what runs over it is blocked as a service of its own.
        case .wirelessMAC, .wirelessEAP: [.nextSession]
        }
    }
}
