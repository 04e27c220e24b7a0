// SPDX-License-Identifier: Apache-2.0

/// What the IANA registry of special-purpose IPv4 addresses says of an address.
extension IPv4Address {
    /// 0.0.0.0
    public var isUnspecified: Bool { bits == 0 }

    /// 0.0.0.0/8, "this network" (RFC 791).
    public var isThisNetwork: Bool { bits >> 24 == 0 }

    /// 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918).
    public var isPrivate: Bool { bits >> 24 == 10 || bits >> 20 == 0xac1 || bits >> 16 == 0xc0a8 }

    /// 100.64.0.0/10, between a provider and its subscribers (RFC 6598).
    public var isShared: Bool { bits >> 22 == 0x6440_0000 >> 22 }

    /// 127.0.0.0/8
    public var isLoopback: Bool { bits >> 24 == 127 }

    /// 169.254.0.0/16 (RFC 3927).
    public var isLinkLocal: Bool { bits >> 16 == 0xa9fe }

    /// 192.0.0.0/24, protocol assignments such as the two ends of DS-Lite and 464XLAT (RFC 6890, RFC 7335).
    public var isProtocolAssignment: Bool { bits >> 8 == 0xc0_0000 }

    /// 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737): for examples, never on a network.
    public var isDocumentation: Bool { [0xc0_0002, 0xc6_3364, 0xcb_0071].contains(bits >> 8) }

    /// 198.18.0.0/15, for benchmarks (RFC 2544).
    public var isBenchmarking: Bool { bits >> 17 == 0xc612_0000 >> 17 }

    /// 224.0.0.0/4
    public var isMulticast: Bool { bits >> 28 == 0b1110 }

    /// 240.0.0.0/4, reserved (RFC 1112); it includes ``isBroadcast``.
    public var isReserved: Bool { bits >> 28 == 0b1111 }

    /// 255.255.255.255
    public var isBroadcast: Bool { bits == .max }
}
