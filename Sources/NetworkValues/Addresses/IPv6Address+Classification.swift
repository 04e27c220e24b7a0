// SPDX-License-Identifier: Apache-2.0

/// What the IANA registry of special-purpose IPv6 addresses and RFC 4291 §2.4 say of an address.
extension IPv6Address {
    /// ::
    public var isUnspecified: Bool { bits == 0 }

    /// ::1
    public var isLoopback: Bool { bits == 1 }

    /// ::ffff:0:0/96, the place of IPv4 in the IPv6 space (RFC 4291 §2.5.5.2).
    public var isIPv4Mapped: Bool { bits &>> 32 == 0xffff }

    /// 64:ff9b::/96 (RFC 6052) and 64:ff9b:1::/48 (RFC 8215), where translators put IPv4.
    public var isTranslated: Bool { bits >> 32 == 0x64_ff9b << 64 || bits >> 80 == 0x64_ff9b_0001 }

    /// 100::/64, whose packets are dropped (RFC 6666).
    public var isDiscardOnly: Bool { bits >> 64 == 0x0100 << 48 }

    /// 2000::/3, from which the registries hand out. It includes ``isDocumentation`` and other small exceptions.
    public var isGlobalUnicast: Bool { bits >> 125 == 0b001 }

    /// 2001:db8::/32 (RFC 3849) and 3fff::/20 (RFC 9637): for examples, never on a network.
    public var isDocumentation: Bool { bits >> 96 == 0x2001_0db8 || bits >> 108 == 0x3fff_0 }

    /// 2001:2::/48, for benchmarks (RFC 5180).
    public var isBenchmarking: Bool { bits >> 80 == 0x2001_0002_0000 }

    /// 2001::/32, Teredo (RFC 4380).
    public var isTeredo: Bool { bits >> 96 == 0x2001_0000 }

    /// 2002::/16, 6to4 (RFC 3056).
    public var is6to4: Bool { bits >> 112 == 0x2002 }

    /// fc00::/7 (RFC 4193).
    public var isUniqueLocal: Bool { bits >> 121 == 0b1111_110 }

    /// fe80::/10
    public var isLinkLocal: Bool { bits >> 118 == 0b1111_1110_10 }

    /// fec0::/10, deprecated by RFC 3879.
    public var isSiteLocal: Bool { bits >> 118 == 0b1111_1110_11 }

    /// ff00::/8
    public var isMulticast: Bool { bits >> 120 == 0xff }
}
