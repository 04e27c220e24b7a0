// SPDX-License-Identifier: Apache-2.0

/// A prefix of either family, held in one 128-bit space: IPv4 stands in ::ffff:0:0/96 with a length 96 greater.
///
/// The order and all arithmetic are those of ``IPv6Prefix``. Only families never mix: no IPv6 prefix, not even ::/0,
/// contains or overlaps an IPv4 prefix.
public struct IPPrefix: Sendable, Hashable {
    /// The prefix in the space of both families.
    public let mapped: IPv6Prefix

    /// An IPv4 prefix.
    public init(_ prefix: IPv4Prefix) {
        mapped = prefix.mapped
    }

    /// An IPv6 prefix; one that lies in ::ffff:0:0/96 with a length of at least 96 is IPv4 from here on.
    public init(_ prefix: IPv6Prefix) {
        mapped = prefix
    }

    /// The reverse of ``mapped``.
    public init(mapped: IPv6Prefix) {
        self.mapped = mapped
    }

    /// The prefix of full length that holds one address.
    public init(_ address: IPAddress) {
        mapped = IPv6Prefix(uncheckedMasking: address.mapped.bits, length: 128)
    }

    /// IPv4 for everything in ::ffff:0:0/96 with a mapped length of at least 96, else IPv6.
    public var family: IPFamily {
        mapped.length >= 96 && mapped.address.isIPv4Mapped ? .v4 : .v6
    }

    /// The length in the prefix's own family: 0 to 32 for IPv4, 0 to 128 for IPv6.
    public var length: Int {
        mappedLength - offset
    }

    /// The length in the space of both families: 96 to 128 for IPv4.
    public var mappedLength: Int {
        Int(mapped.length)
    }

    /// What ``mappedLength`` has more than ``length``.
    private var offset: Int {
        switch family {
        case .v4: 96
        case .v6: 0
        }
    }
}

extension IPPrefix {
    /// The first address, which is also the address in the prefix's text.
    public var first: IPAddress { address(mapped.first) }

    /// The last address.
    public var last: IPAddress { address(mapped.last) }

    /// Whether the address has the same family and lies in the prefix.
    public func contains(_ address: IPAddress) -> Bool {
        contains(IPPrefix(address))
    }

    /// Whether the other prefix has the same family and all its addresses lie in this one; a prefix contains itself.
    public func contains(_ other: IPPrefix) -> Bool {
        family == other.family && mapped.contains(other.mapped)
    }

    /// Whether the two share an address. Of two overlapping prefixes one contains the other.
    public func overlaps(_ other: IPPrefix) -> Bool {
        family == other.family && mapped.overlaps(other.mapped)
    }

    /// The prefix of this shorter or equal length that contains this one; nil for a longer or negative length.
    public func supernet(length: Int) -> IPPrefix? {
        guard length >= 0, length <= self.length else { return nil }
        return mapped.supernet(length: length + offset).map(IPPrefix.init(mapped:))
    }

    /// How many prefixes of this length fit; nil for a length shorter than this prefix's or longer than the family's,
    /// and for the one count that needs 129 bits: ::/0 in single addresses.
    public func subnetCount(length: Int) -> UInt128? {
        guard length >= 0, length <= family.bitWidth else { return nil }
        return mapped.subnetCount(length: length + offset)
    }

    /// The subnet with this number, counted from 0 in address order; nil when there is none with it of that length, and
    /// for the few parts of a prefix around ::ffff:0:0/96 that stand for IPv4.
    public func subnet(at index: UInt128, length: Int) -> IPPrefix? {
        guard length >= 0, length <= family.bitWidth else { return nil }
        guard let subnet = mapped.subnet(at: index, length: length + offset).map(IPPrefix.init(mapped:)) else {
            return nil
        }
        return subnet.family == family ? subnet : nil
    }

    /// The number that ``subnet(at:length:)`` has for this subnet among those of its length; nil when it lies outside.
    public func index(of subnet: IPPrefix) -> UInt128? {
        guard family == subnet.family else { return nil }
        return mapped.index(of: subnet.mapped)
    }

    /// The other half of the prefix that is one bit shorter; nil for the whole family, and for ::fffe:0:0/96, beside which
    /// IPv4 stands.
    public var buddy: IPPrefix? {
        guard length > 0, let buddy = mapped.buddy.map(IPPrefix.init(mapped:)) else { return nil }
        return buddy.family == family ? buddy : nil
    }

    /// The longest prefix that contains both; nil when the families differ.
    public func common(with other: IPPrefix) -> IPPrefix? {
        family == other.family ? IPPrefix(mapped: mapped.common(with: other.mapped)) : nil
    }

    private func address(_ address: IPv6Address) -> IPAddress {
        switch family {
        case .v4: IPAddress(mapped: address)
        case .v6: .v6(address)
        }
    }
}

extension IPPrefix: Comparable {
    public static func < (left: IPPrefix, right: IPPrefix) -> Bool {
        left.mapped < right.mapped
    }
}
