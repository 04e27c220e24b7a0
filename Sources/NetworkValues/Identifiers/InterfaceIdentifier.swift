// SPDX-License-Identifier: Apache-2.0

/// The lower 64 bits of an IPv6 unicast address, which name the interface on its link.
public struct InterfaceIdentifier: Sendable, Hashable {
    /// The first group in the highest sixteen bits.
    public var bits: UInt64

    /// The identifier with these bits.
    public init(bits: UInt64) {
        self.bits = bits
    }

    /// The lower half of an address.
    public init(of address: IPv6Address) {
        bits = UInt64(truncatingIfNeeded: address.bits)
    }

    /// Reads four groups of one to four hexadecimal digits with colons between them, such as 216:3eff:fef1:25d8.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            bits = try Self.bits(parsing: bytes)
        } catch {
            throw AddressSyntaxError(.interfaceIdentifier, error, in: bytes)
        }
    }

    private static func bits(parsing bytes: Span<UInt8>) throws(SyntaxFault) -> UInt64 {
        guard bytes.count > 0 else { throw SyntaxFault(.empty, at: 0) }
        var bits: UInt64 = 0
        var index = 0
        for place in 0..<4 {
            if place > 0 {
                guard index < bytes.count else { throw SyntaxFault(.tooFewGroups, at: index) }
                guard bytes[index] == ASCII.colon else { throw SyntaxFault(.unexpectedCharacter, at: index) }
                index += 1
            }
            let start = index
            var group: UInt64 = 0
            while index < bytes.count, ASCII.isHexadecimal(bytes[index]) {
                guard index < start + 4 else { throw SyntaxFault(.groupTooLong, at: start) }
                group = group << 4 | UInt64(ASCII.hexadecimalValue(bytes[index]))
                index += 1
            }
            guard index > start else {
                throw SyntaxFault(index < bytes.count ? .unexpectedCharacter : .tooFewGroups, at: index)
            }
            bits = bits << 16 | group
        }
        guard index == bytes.count else {
            throw SyntaxFault(bytes[index] == ASCII.colon ? .tooManyGroups : .unexpectedCharacter, at: index)
        }
        return bits
    }

    /// The universal/local bit, which modified EUI-64 inverts (RFC 4291 §2.5.1).
    static let universalBit: UInt64 = 0x0200_0000_0000_0000

    /// Whether no interface may use it (RFC 5453 and its IANA registry): the subnet-router anycast address, the block
    /// of 00-00-5e-00-00-00 and the highest 128 of the subnet anycast addresses (RFC 2526).
    public var isReserved: Bool {
        bits == 0
            || (0x0200_5eff_fe00_0000...0x0200_5eff_feff_ffff).contains(bits)
            || (0xfdff_ffff_ffff_ff80...0xfdff_ffff_ffff_ffff).contains(bits)
    }

    /// The hardware address it was derived from, when ff:fe in its middle says that it was.
    public var macAddress: MACAddress? {
        guard bits >> 24 & 0xffff == 0xfffe else { return nil }
        let original = bits ^ Self.universalBit
        return MACAddress(bits: (original >> 40) << 24 | original & 0xff_ffff)
    }
}

extension IPv6Prefix {
    /// The address of an interface in this prefix; nil when the prefix is longer than /64 and leaves no room for it.
    ///
    /// In a prefix shorter than /64 the bits between are zero, so the address is in its first /64.
    public func address(with identifier: InterfaceIdentifier) -> IPv6Address? {
        guard length <= 64 else { return nil }
        return IPv6Address(bits: address.bits | UInt128(identifier.bits))
    }
}

extension InterfaceIdentifier: Comparable {
    public static func < (left: InterfaceIdentifier, right: InterfaceIdentifier) -> Bool {
        left.bits < right.bits
    }
}

extension InterfaceIdentifier: CustomStringConvertible {
    /// Four groups without leading zeros, such as 216:3eff:fef1:25d8; never shortened with "::".
    public var description: String {
        stride(from: UInt64(48), through: 0, by: -16)
            .map { String(bits >> $0 & 0xffff, radix: 16) }
            .joined(separator: ":")
    }
}
