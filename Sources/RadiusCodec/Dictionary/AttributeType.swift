// SPDX-License-Identifier: Apache-2.0

/// How the octets of an attribute's value are to be read: the data types of RFC 8044 section 3, and a few of vendors.
///
/// The raw value is the octet that stands for the type in a ``DictionaryTable``.
public enum AttributeType: UInt8, Sendable, Hashable, CaseIterable {
    /// 32 bits, unsigned; in a tagged attribute 24 bits behind the tag.
    case integer = 1
    /// 64 bits, unsigned.
    case integer64
    /// Seconds since 1970 in 32 bits, unsigned.
    case time
    /// UTF-8, 1 to 253 octets.
    case text
    /// Any octets; RFC 8044 calls them “string”.
    case octets
    /// Four octets.
    case ipv4Address
    /// Sixteen octets.
    case ipv6Address
    /// Reserved octet, six bits of prefix length, four octets (RFC 8044 section 3.11).
    case ipv4Prefix
    /// Reserved octet, prefix length, up to sixteen octets (RFC 3162 section 2.3).
    case ipv6Prefix
    /// The lower 64 bits of an IPv6 address (RFC 3162 section 2.2).
    case interfaceID
    /// Attributes inside the value, each with an octet of number and one of length.
    case tlv
    /// A vendor's number in 32 bits, then attributes in that vendor's format (RFC 2865 section 5.26).
    case vendorSpecific
    /// One octet of extended number, then the value (RFC 6929 section 2.1).
    case extended
    /// Extended number, an octet of flags, then one fragment of the value (RFC 6929 section 2.2).
    case longExtended
    /// Inside an extended attribute: vendor in 32 bits, one octet of number, then the value (RFC 6929 section 2.4).
    case extendedVendorSpecific
    /// One octet, unsigned. Vendors only.
    case byte
    /// 16 bits, unsigned. Vendors only.
    case short
    /// 32 bits, two's complement. Vendors only.
    case signed
    /// The six octets of a MAC address. Vendors only.
    case ether
    /// An IPv4 or an IPv6 address, told apart by the length. Vendors only.
    case comboIP

    /// The word for the type in dictionaries: RFC 8044's abbreviation, `octets` for its “string”.
    public var word: String {
        switch self {
        case .integer: "integer"
        case .integer64: "integer64"
        case .time: "time"
        case .text: "text"
        case .octets: "octets"
        case .ipv4Address: "ipv4addr"
        case .ipv6Address: "ipv6addr"
        case .ipv4Prefix: "ipv4prefix"
        case .ipv6Prefix: "ipv6prefix"
        case .interfaceID: "ifid"
        case .tlv: "tlv"
        case .vendorSpecific: "vsa"
        case .extended: "extended"
        case .longExtended: "long-extended"
        case .extendedVendorSpecific: "evs"
        case .byte: "byte"
        case .short: "short"
        case .signed: "signed"
        case .ether: "ether"
        case .comboIP: "combo-ip"
        }
    }

    /// The type that a dictionary's word stands for; nil for any other word.
    public init?(word: String) {
        guard let type = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = type
    }
}

extension AttributeType {
    /// Whether the value holds further attributes, which have keys of their own below this one's.
    public var holdsAttributes: Bool {
        switch self {
        case .tlv, .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific: true
        case .integer, .integer64, .time, .text, .octets, .ipv4Address, .ipv6Address, .ipv4Prefix, .ipv6Prefix,
            .interfaceID,
            .byte, .short, .signed, .ether, .comboIP:
            false
        }
    }

    /// The largest number that a named value of this type may have; nil when values have no names.
    public var largestNamedValue: UInt64? {
        switch self {
        case .byte: UInt64(UInt8.max)
        case .short: UInt64(UInt16.max)
        case .integer: UInt64(UInt32.max)
        case .integer64, .time, .text, .octets, .ipv4Address, .ipv6Address, .ipv4Prefix, .ipv6Prefix, .interfaceID,
            .tlv,
            .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific, .signed, .ether, .comboIP:
            nil
        }
    }
}
