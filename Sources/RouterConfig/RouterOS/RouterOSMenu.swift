// SPDX-License-Identifier: Apache-2.0

/// A menu of RouterOS in which we keep rows. The raw value is its path as the API writes it.
public enum RouterOSMenu: String, Sendable, CaseIterable {
    case queueType = "/queue/type"
    case simpleQueue = "/queue/simple"
    case queueTree = "/queue/tree"
    case pppProfile = "/ppp/profile"
    case addressList4 = "/ip/firewall/address-list"
    case addressList6 = "/ipv6/firewall/address-list"
    case mangle4 = "/ip/firewall/mangle"
    case mangle6 = "/ipv6/firewall/mangle"

    /// The path with blanks, which scripts of version 6 and 7 both understand.
    public var scriptPath: String {
        "/" + rawValue.dropFirst().split(separator: "/").joined(separator: " ")
    }
}
