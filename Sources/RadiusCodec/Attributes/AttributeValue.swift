// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The value of an attribute, read as its type says. Types that hold further attributes have no value of their own.
public enum AttributeValue: Sendable, Hashable {
    /// Of the types byte, short, integer and integer64; of time the seconds since 1970.
    case integer(UInt64)
    case signed(Int32)
    case text(String)
    case octets([UInt8])
    case ipv4Address(IPv4Address)
    case ipv6Address(IPv6Address)
    case ipv4Prefix(IPv4Prefix)
    case ipv6Prefix(IPv6Prefix)
    case interfaceIdentifier(InterfaceIdentifier)
    case macAddress(MACAddress)
}

extension AttributeValue {
    /// Reads the octets of a value, without its tag; nil when they do not fit the attribute's type.
    public init?(_ octets: [UInt8], of definition: AttributeDefinition) {
        if definition.hiding == .plain, let length = definition.length, octets.count != Int(length) { return nil }
        let isShortened = definition.isTagged && definition.type == .integer
        let width = isShortened ? TaggedValue.integerOctets : definition.type.integerOctets
        let whole = 0..<octets.count
        switch definition.type {
        case .byte, .short, .integer, .integer64, .time:
            guard octets.count == width else { return nil }
            self = .integer(octets.reduce(0) { $0 << 8 | UInt64($1) })
        case .signed:
            guard octets.count == 4, let bits = octets.span.number32(at: 0) else { return nil }
            self = .signed(Int32(bitPattern: bits))
        case .text:
            guard let text = String(validating: octets, as: UTF8.self) else { return nil }
            self = .text(text)
        case .octets, .tlv, .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific:
            self = .octets(octets)
        case .ipv4Prefix:
            guard let prefix = PrefixLayout.ipv4Prefix(in: octets.span, whole) else { return nil }
            self = .ipv4Prefix(prefix)
        case .ipv6Prefix:
            guard let prefix = PrefixLayout.ipv6Prefix(in: octets.span, whole) else { return nil }
            self = .ipv6Prefix(prefix)
        case .ipv4Address, .ipv6Address, .comboIP, .interfaceID, .ether:
            guard let value = Self.address(octets, definition.type) else { return nil }
            self = value
        }
    }

    private static func address(_ octets: [UInt8], _ type: AttributeType) -> AttributeValue? {
        let bits = octets.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        let low = UInt64(truncatingIfNeeded: bits)
        return switch (octets.count, type) {
        case (4, .ipv4Address), (4, .comboIP): .ipv4Address(IPv4Address(bits: UInt32(truncatingIfNeeded: bits)))
        case (16, .ipv6Address), (16, .comboIP): .ipv6Address(IPv6Address(bits: bits))
        case (8, .interfaceID): .interfaceIdentifier(InterfaceIdentifier(bits: low))
        case (6, .ether): .macAddress(MACAddress(bits: low))
        default: nil
        }
    }
}

extension AttributeType {
    /// The octets of an unsigned number of this type; 0 for other types.
    var integerOctets: Int {
        switch self {
        case .byte: 1
        case .short: 2
        case .integer, .time: 4
        case .integer64: 8
        case .text, .octets, .ipv4Address, .ipv6Address, .ipv4Prefix, .ipv6Prefix, .interfaceID, .tlv, .vendorSpecific,
            .extended, .longExtended, .extendedVendorSpecific, .signed, .ether, .comboIP:
            0
        }
    }
}
