// SPDX-License-Identifier: Apache-2.0

/// An address of either family.
///
/// The order is that of the one 128-bit space in which IPv4 stands in ::ffff:0:0/96 (see ``mapped``).
public enum IPAddress: Sendable, Hashable {
    case v4(IPv4Address)
    case v6(IPv6Address)

    /// The family that the address was written in; an IPv4-mapped IPv6 address is still IPv6.
    public var family: IPFamily {
        switch self {
        case .v4: .v4
        case .v6: .v6
        }
    }

    /// The address in the 128-bit space of both families: IPv4 as ::ffff:a.b.c.d (RFC 4291 §2.5.5.2), IPv6 as it is.
    public var mapped: IPv6Address {
        switch self {
        case .v4(let address): IPv6Address(mapping: address)
        case .v6(let address): address
        }
    }

    /// The reverse of ``mapped``: everything in ::ffff:0:0/96 becomes IPv4.
    public init(mapped: IPv6Address) {
        self = mapped.isIPv4Mapped ? .v4(IPv4Address(bits: UInt32(truncatingIfNeeded: mapped.bits))) : .v6(mapped)
    }

    /// Reads an IPv6 address when the text has a colon, else an IPv4 address.
    ///
    /// "::ffff:192.0.2.1" stays what was written, an IPv6 address.
    public init(parsing text: String) throws(AddressSyntaxError) {
        try self.init(parsing: text.utf8.span)
    }

    /// Reads the ASCII bytes of ``init(parsing:)-(String)`` without allocating.
    public init(parsing bytes: Span<UInt8>) throws(AddressSyntaxError) {
        do throws(SyntaxFault) {
            self = try Self.address(parsing: bytes)
        } catch {
            throw AddressSyntaxError(.address, error, in: bytes)
        }
    }

    static func address(parsing bytes: Span<UInt8>) throws(SyntaxFault) -> IPAddress {
        for index in 0..<bytes.count where bytes[index] == ASCII.colon {
            return .v6(IPv6Address(bits: try IPv6Address.bits(parsing: bytes)))
        }
        return .v4(IPv4Address(bits: try IPv4Address.bits(parsing: bytes, from: 0)))
    }
}

extension IPv6Address {
    /// ::ffff:a.b.c.d, the address that stands for an IPv4 address in the IPv6 space (RFC 4291 §2.5.5.2).
    public init(mapping address: IPv4Address) {
        self.init(bits: 0xffff_0000_0000 | UInt128(address.bits))
    }
}

extension IPAddress: Comparable {
    public static func < (left: IPAddress, right: IPAddress) -> Bool {
        (left.mapped.bits, left.family.bitWidth) < (right.mapped.bits, right.family.bitWidth)
    }
}

extension IPAddress: CustomStringConvertible {
    public var description: String {
        switch self {
        case .v4(let address): address.description
        case .v6(let address): address.description
        }
    }
}
