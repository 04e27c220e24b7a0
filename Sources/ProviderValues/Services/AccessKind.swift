// SPDX-License-Identifier: Apache-2.0

/// How a line reaches the network. The raw value is the word stored in the database.
public enum AccessKind: String, Sendable, CaseIterable, Codable {
    /// A PPP session over Ethernet; a user name and a password.
    case pppoe
    /// An IPv4 lease that the router asks us about.
    case dhcpv4
    /// A DHCPv6 binding that the router asks us about.
    case dhcpv6
    /// A login page or a MAC address in a hotspot.
    case hotspot
    /// A radio admitted by its MAC address.
    case wirelessMAC = "wireless_mac"
    /// A radio admitted by EAP (802.1X).
    case wirelessEAP = "wireless_eap"
    /// A PPP session over L2TP, such as a softwire.
    case l2tp
    /// Addresses fixed by configuration; nobody asks.
    case `static`

    /// Whether a line of this kind gets a prefix of its own. The wireless kinds only open a radio: addresses, price and
    /// fair use belong to the service that runs over it.
    public var carriesDelegation: Bool {
        switch self {
        case .pppoe, .dhcpv4, .dhcpv6, .hotspot, .l2tp, .static: true
        case .wirelessMAC, .wirelessEAP: false
        }
    }
}
