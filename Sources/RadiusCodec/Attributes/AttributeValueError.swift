// SPDX-License-Identifier: Apache-2.0

/// Why a value cannot stand in an attribute.
public enum AttributeValueError: Error, Sendable, Hashable {
    /// The attribute has values of another type.
    case wrongType(AttributeKey, wanted: AttributeType)
    /// The number needs more than the octets that the attribute has for it.
    case tooLarge(AttributeKey, UInt64, octets: Int)
    /// The value must have exactly `wanted` octets.
    case wrongLength(AttributeKey, count: Int, wanted: Int)
    /// A tag was given for an attribute that has none, or one outside 0 to 31.
    case wrongTag(AttributeKey, UInt8)
    /// No dictionary has the attribute, so only octets can be its value.
    case unknown(AttributeKey)
}

extension AttributeValueError: CustomStringConvertible {
    public var description: String {
        let dictionary = RadiusDictionary.standard
        return switch self {
        case .wrongType(let key, let wanted):
            "\(dictionary.name(of: key)) takes \(wanted.example); change the value"
        case .tooLarge(let key, let number, let octets):
            "\(number) does not fit into \(dictionary.name(of: key)), which has \(octets) octets for a number; choose a "
                + "smaller one"
        case .wrongLength(let key, let count, let wanted):
            "the value of \(dictionary.name(of: key)) has \(count) octets; it must have \(wanted)"
        case .wrongTag(let key, let tag):
            dictionary.definition(of: key)?.isTagged == true
                ? "the tag \(tag) is no tag; tags are 0 to \(TaggedValue.highestTag)"
                : "\(dictionary.name(of: key)) has no tag; leave “:\(tag)” out"
        case .unknown(let key):
            "no dictionary has attribute \(key); give its value in hexadecimal, such as 0x0102"
        }
    }
}

extension AttributeType {
    /// What a value of this type looks like, for messages.
    var example: String {
        switch self {
        case .byte: "a number from 0 to 255"
        case .short: "a number from 0 to 65535"
        case .integer: "a number from 0 to 4294967295, or one of its names"
        case .integer64: "a number"
        case .time: "seconds since 1970"
        case .signed: "a number, which may be negative"
        case .text: "a text such as \"abc\""
        case .octets: "octets such as 0x0102, or a text"
        case .ipv4Address: "an IPv4 address such as 192.0.2.1"
        case .ipv6Address: "an IPv6 address such as 2001:db8::1"
        case .comboIP: "an IPv4 or IPv6 address"
        case .ipv4Prefix: "an IPv4 prefix such as 192.0.2.0/24"
        case .ipv6Prefix: "an IPv6 prefix such as 2001:db8::/56"
        case .interfaceID: "an interface identifier such as 0:0:0:1"
        case .ether: "a MAC address such as 00:16:3e:f1:25:d8"
        case .tlv, .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific:
            "other attributes, each written by its own name"
        }
    }
}
