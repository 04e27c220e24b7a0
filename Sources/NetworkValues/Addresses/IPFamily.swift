// SPDX-License-Identifier: Apache-2.0

/// The two families of Internet addresses.
public enum IPFamily: Sendable, Hashable, CaseIterable {
    case v4
    case v6

    /// The number of bits in an address of this family, which is also the longest prefix length: 32 or 128.
    public var bitWidth: Int {
        switch self {
        case .v4: 32
        case .v6: 128
        }
    }
}

extension IPFamily: CustomStringConvertible {
    public var description: String {
        switch self {
        case .v4: "IPv4"
        case .v6: "IPv6"
        }
    }
}
