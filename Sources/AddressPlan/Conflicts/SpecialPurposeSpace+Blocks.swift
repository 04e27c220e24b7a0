// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// The registered blocks, as of the registries' state of 2025: first address and length.
extension SpecialPurposeSpace {
    var family: IPFamily {
        switch self {
        case .unspecifiedOrLoopback, .mappedOrCompatible, .translation, .discardOnly, .documentation, .benchmarking,
            .overlayIDs, .transition, .uniqueLocal, .linkLocal, .siteLocal, .multicast, .outsideGlobalUnicast:
            .v6
        case .thisNetwork, .privateUse, .sharedSpace, .loopbackIPv4, .linkLocalIPv4, .protocolAssignments,
            .documentationIPv4, .benchmarkingIPv4, .multicastIPv4, .reservedIPv4:
            .v4
        }
    }

    var blocks: [AddressInterval] {
        switch self {
        case .unspecifiedOrLoopback: [v6(0, 127)]
        case .mappedOrCompatible: [v6(0, 96), v4(0, 0)]
        case .translation: [v6(0x0064_ff9b << 96, 96), v6(0x0064_ff9b_0001 << 80, 48)]
        case .discardOnly: [v6(0x0100 << 112, 64)]
        case .documentation: [v6(0x2001_0db8 << 96, 32), v6(0x3fff << 112, 20)]
        case .benchmarking: [v6(0x2001_0002 << 96, 48)]
        case .overlayIDs: [v6(0x2001_0010 << 96, 28), v6(0x2001_0020 << 96, 28)]
        case .transition: [v6(0x2001 << 112, 32), v6(0x2002 << 112, 16)]
        case .uniqueLocal: [v6(0xfc00 << 112, 7)]
        case .linkLocal: [v6(0xfe80 << 112, 10)]
        case .siteLocal: [v6(0xfec0 << 112, 10)]
        case .multicast: [v6(0xff00 << 112, 8)]
        case .outsideGlobalUnicast: [v6(0, 3), v6(0x4000 << 112, 2), v6(0x8000 << 112, 1)]
        case .thisNetwork: [v4(0, 8)]
        case .privateUse: [v4(0x0a00_0000, 8), v4(0xac10_0000, 12), v4(0xc0a8_0000, 16)]
        case .sharedSpace: [v4(0x6440_0000, 10)]
        case .loopbackIPv4: [v4(0x7f00_0000, 8)]
        case .linkLocalIPv4: [v4(0xa9fe_0000, 16)]
        case .protocolAssignments: [v4(0xc000_0000, 24), v4(0xc058_6300, 24)]
        case .documentationIPv4: [v4(0xc000_0200, 24), v4(0xc633_6400, 24), v4(0xcb00_7100, 24)]
        case .benchmarkingIPv4: [v4(0xc612_0000, 15)]
        case .multicastIPv4: [v4(0xe000_0000, 4)]
        case .reservedIPv4: [v4(0xf000_0000, 4)]
        }
    }

    /// What the space is for, as messages say it.
    public var purpose: String {
        switch self {
        case .unspecifiedOrLoopback: "the unspecified and loopback addresses (RFC 4291 §2.5)"
        case .mappedOrCompatible: "IPv4 addresses inside IPv6 (RFC 4291 §2.5.5)"
        case .translation: "IPv4/IPv6 translation (RFC 6052, RFC 8215)"
        case .discardOnly: "discarding (RFC 6666)"
        case .documentation: "documentation (RFC 3849, RFC 9637)"
        case .benchmarking: "benchmarking (RFC 5180)"
        case .overlayIDs: "cryptographic identifiers (RFC 4843, RFC 7343)"
        case .transition: "transition tunnels (RFC 4380, RFC 3056)"
        case .uniqueLocal: "unique local addresses (RFC 4193)"
        case .linkLocal: "link-local addresses (RFC 4291 §2.5.6)"
        case .siteLocal: "the deprecated site-local addresses (RFC 3879)"
        case .multicast: "multicast (RFC 4291 §2.7)"
        case .outsideGlobalUnicast: "no global unicast: registries allocate from 2000::/3 (RFC 3587)"
        case .thisNetwork: "“this network” (RFC 791 §3.2)"
        case .privateUse: "private use (RFC 1918)"
        case .sharedSpace: "carrier-grade NAT (RFC 6598)"
        case .loopbackIPv4: "loopback (RFC 1122 §3.2.1.3)"
        case .linkLocalIPv4: "link-local addresses (RFC 3927)"
        case .protocolAssignments: "protocol assignments and the former 6to4 relays (RFC 6890, RFC 7526)"
        case .documentationIPv4: "documentation (RFC 5737)"
        case .benchmarkingIPv4: "benchmarking (RFC 2544)"
        case .multicastIPv4: "multicast (RFC 5771)"
        case .reservedIPv4: "future use (RFC 1112 §4)"
        }
    }

    private func v6(_ bits: UInt128, _ length: Int) -> AddressInterval {
        AddressInterval(firstBits: bits, length: length)
    }

    private func v4(_ bits: UInt32, _ length: Int) -> AddressInterval {
        AddressInterval(firstBits: 0xffff << 32 | UInt128(bits), length: length + 96)
    }
}
