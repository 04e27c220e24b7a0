// SPDX-License-Identifier: Apache-2.0

/// An IPv4 prefix: an address whose bits after the first `length` are zero.
///
/// All arithmetic is that of the IPv6 prefix which stands for it in ::ffff:0:0/96, so the families cannot disagree.
public struct IPv4Prefix: Sendable, Hashable {
    /// The prefix in the 128-bit space of both families, 96 bits longer.
    public let mapped: IPv6Prefix

    /// Refuses a length outside 0 to 32 and an address with bits set after it.
    public init(_ address: IPv4Address, length: Int) throws(PrefixError) {
        try self.init(masking: address, length: length)
        guard self.address == address else {
            throw PrefixError.hostBits(address: .v4(address), network: IPPrefix(self))
        }
    }

    /// The prefix of this length around an address: bits after the length are cleared. Refuses a length outside 0 to 32.
    public init(masking address: IPv4Address, length: Int) throws(PrefixError) {
        guard let checked = UInt8(exactly: length), checked <= 32 else {
            throw PrefixError.lengthOutOfRange(address: .v4(address), length: length)
        }
        mapped = IPv6Prefix(uncheckedMasking: IPv6Address(mapping: address).bits, length: checked + 96)
    }

    /// The reverse of ``mapped``; nil for a prefix that is not inside ::ffff:0:0/96.
    public init?(mapped: IPv6Prefix) {
        guard mapped.length >= 96, mapped.address.isIPv4Mapped else { return nil }
        self.mapped = mapped
    }

    /// The first address.
    public var address: IPv4Address { IPv4Address(bits: UInt32(truncatingIfNeeded: mapped.address.bits)) }

    /// The number of leading bits that all addresses share, 0 to 32.
    public var length: UInt8 { mapped.length &- 96 }
}

extension IPv4Prefix {
    /// The first address, which is also the address in the prefix's text.
    public var first: IPv4Address { address }

    /// The last address.
    public var last: IPv4Address { IPv4Address(bits: UInt32(truncatingIfNeeded: mapped.last.bits)) }

    /// Whether the address lies in the prefix.
    public func contains(_ address: IPv4Address) -> Bool {
        mapped.contains(IPv6Address(mapping: address))
    }

    /// Whether every address of the other prefix is in this one; a prefix contains itself.
    public func contains(_ other: IPv4Prefix) -> Bool {
        mapped.contains(other.mapped)
    }

    /// Whether the two share an address. Of two overlapping prefixes one contains the other.
    public func overlaps(_ other: IPv4Prefix) -> Bool {
        mapped.overlaps(other.mapped)
    }

    /// The prefix of this shorter or equal length that contains this one; nil for a longer or negative length.
    public func supernet(length: Int) -> IPv4Prefix? {
        guard let length = Self.mappedLength(length) else { return nil }
        return mapped.supernet(length: length).flatMap(IPv4Prefix.init(mapped:))
    }

    /// How many prefixes of this length fit; nil for a length shorter than this prefix's or longer than 32.
    public func subnetCount(length: Int) -> UInt64? {
        guard let length = Self.mappedLength(length) else { return nil }
        return mapped.subnetCount(length: length).map(UInt64.init(truncatingIfNeeded:))
    }

    /// The subnet with this number, counted from 0 in address order; nil when there is none with it of that length.
    public func subnet(at index: UInt32, length: Int) -> IPv4Prefix? {
        guard let length = Self.mappedLength(length) else { return nil }
        return mapped.subnet(at: UInt128(index), length: length).flatMap(IPv4Prefix.init(mapped:))
    }

    /// The number that ``subnet(at:length:)`` has for this subnet among those of its length; nil when it lies outside.
    public func index(of subnet: IPv4Prefix) -> UInt32? {
        mapped.index(of: subnet.mapped).map(UInt32.init(truncatingIfNeeded:))
    }

    /// The other half of the prefix that is one bit shorter; nil for 0.0.0.0/0.
    public var buddy: IPv4Prefix? {
        mapped.buddy.flatMap(IPv4Prefix.init(mapped:))
    }

    /// The longest prefix that contains both.
    public func common(with other: IPv4Prefix) -> IPv4Prefix {
        // Both lie in ::ffff:0:0/96, so what they share does too and the fallback is never taken.
        IPv4Prefix(mapped: mapped.common(with: other.mapped)) ?? self
    }

    /// A length of this family as one of the 128-bit space; nil outside 0 to 32.
    static func mappedLength(_ length: Int) -> Int? {
        (0...32).contains(length) ? length + 96 : nil
    }
}

extension IPv4Prefix: Comparable {
    public static func < (left: IPv4Prefix, right: IPv4Prefix) -> Bool {
        left.mapped < right.mapped
    }
}
