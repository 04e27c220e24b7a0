// SPDX-License-Identifier: Apache-2.0

/// An IPv6 prefix: an address whose bits after the first `length` are zero.
///
/// The order puts a prefix before everything inside it and beside it by address: the order in which a walk through the
/// tree of prefixes meets them.
public struct IPv6Prefix: Sendable, Hashable {
    /// The first address.
    public let address: IPv6Address
    /// The number of leading bits that all addresses share, 0 to 128.
    public let length: UInt8

    /// Refuses a length outside 0 to 128 and an address with bits set after it.
    public init(_ address: IPv6Address, length: Int) throws(PrefixError) {
        try self.init(masking: address, length: length)
        guard self.address == address else {
            throw PrefixError.hostBits(address: .v6(address), network: IPPrefix(self))
        }
    }

    /// The prefix of this length around an address: bits after the length are cleared. Refuses a length outside 0 to 128.
    public init(masking address: IPv6Address, length: Int) throws(PrefixError) {
        guard let checked = UInt8(exactly: length), checked <= 128 else {
            throw PrefixError.lengthOutOfRange(address: .v6(address), length: length)
        }
        self.init(uncheckedMasking: address.bits, length: checked)
    }

    /// For a length that is known to be at most 128.
    init(uncheckedMasking bits: UInt128, length: UInt8) {
        address = IPv6Address(bits: bits & Self.mask(length: length))
        self.length = length
    }

    /// The highest `length` bits set; all of them from 128 on.
    static func mask(length: UInt8) -> UInt128 {
        ~(UInt128.max >> length)
    }
}

extension IPv6Prefix {
    /// The first address, which is also the address in the prefix's text.
    public var first: IPv6Address { address }

    /// The last address.
    public var last: IPv6Address {
        IPv6Address(bits: address.bits | ~Self.mask(length: length))
    }

    /// Whether the address lies in the prefix.
    public func contains(_ address: IPv6Address) -> Bool {
        address.bits & Self.mask(length: length) == self.address.bits
    }

    /// Whether every address of the other prefix is in this one; a prefix contains itself.
    public func contains(_ other: IPv6Prefix) -> Bool {
        length <= other.length && contains(other.address)
    }

    /// Whether the two share an address. Of two overlapping prefixes one contains the other.
    public func overlaps(_ other: IPv6Prefix) -> Bool {
        contains(other) || other.contains(self)
    }

    /// The prefix of this shorter or equal length that contains this one; nil for a longer or negative length.
    public func supernet(length: Int) -> IPv6Prefix? {
        guard length >= 0, length <= self.length else { return nil }
        return IPv6Prefix(uncheckedMasking: address.bits, length: UInt8(truncatingIfNeeded: length))
    }

    /// How many prefixes of this length fit; nil for a length shorter than this prefix's or longer than 128, and for
    /// the one count that needs 129 bits: ::/0 in single addresses.
    public func subnetCount(length: Int) -> UInt128? {
        guard let bits = subnetBits(length: length), bits < 128 else { return nil }
        return 1 << bits
    }

    /// The subnet with this number, counted from 0 in address order; nil when there is none with it of that length.
    public func subnet(at index: UInt128, length: Int) -> IPv6Prefix? {
        guard let bits = subnetBits(length: length), index >> bits == 0 else { return nil }
        return IPv6Prefix(
            uncheckedMasking: address.bits | index << (128 - length), length: UInt8(truncatingIfNeeded: length))
    }

    /// The number that ``subnet(at:length:)`` has for this subnet among those of its length; nil when it lies outside.
    public func index(of subnet: IPv6Prefix) -> UInt128? {
        guard contains(subnet) else { return nil }
        return (subnet.address.bits ^ address.bits) >> (128 - subnet.length)
    }

    /// The other half of the prefix that is one bit shorter; nil for ::/0.
    public var buddy: IPv6Prefix? {
        guard length > 0 else { return nil }
        return IPv6Prefix(uncheckedMasking: address.bits ^ 1 << (128 - length), length: length)
    }

    /// The longest prefix that contains both.
    public func common(with other: IPv6Prefix) -> IPv6Prefix {
        let shared = UInt8(truncatingIfNeeded: (address.bits ^ other.address.bits).leadingZeroBitCount)
        return IPv6Prefix(uncheckedMasking: address.bits, length: min(shared, length, other.length))
    }

    private func subnetBits(length: Int) -> Int? {
        guard length >= self.length, length <= 128 else { return nil }
        return length - Int(self.length)
    }
}

extension IPv6Prefix: Comparable {
    public static func < (left: IPv6Prefix, right: IPv6Prefix) -> Bool {
        (left.address, left.length) < (right.address, right.length)
    }
}
