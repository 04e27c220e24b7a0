// SPDX-License-Identifier: Apache-2.0

extension AddressSyntaxError: CustomStringConvertible {
    /// One sentence: the text, what it should have been, the rule, and the place counted from 1.
    public var description: String {
        "\(text.debugDescription) is not \(subject): \(reason) (at character \(offset &+ 1))"
    }
}

extension AddressSyntaxError.Subject: CustomStringConvertible {
    public var description: String {
        switch self {
        case .ipv4Address: "an IPv4 address"
        case .ipv6Address: "an IPv6 address"
        case .address: "an IP address"
        case .scopedAddress: "an IPv6 address with a zone"
        case .ipv4Prefix: "an IPv4 prefix"
        case .ipv6Prefix: "an IPv6 prefix"
        case .prefix: "an IP prefix"
        case .range: "a range of addresses"
        case .macAddress: "a MAC address"
        case .interfaceIdentifier: "an interface identifier"
        }
    }
}

extension AddressSyntaxError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "nothing is there; write one"
        case .unexpectedCharacter: "this character may not stand here"
        case .groupTooLong: "a group has at most four hexadecimal digits"
        case .tooManyGroups: "an IPv6 address has eight groups, this has more"
        case .tooFewGroups: "an IPv6 address has eight groups, or one \"::\" in place of those that are zero"
        case .repeatedCompression: "\"::\" may stand only once"
        case .emptyCompression: "\"::\" stands for at least one group, but all eight are written out"
        case .looseColon: "a single colon may not begin or end an address"
        case .octetTooLarge: "a decimal octet is at most 255"
        case .leadingZero: "a decimal octet has no leading zero, since some programs would read it as octal"
        case .wrongOctetCount: "dotted decimal has exactly four octets"
        case .misplacedDottedDecimal: "dotted decimal may only be the last 32 of the 128 bits"
        case .zoneNotAllowed: "a zone such as \"%eth0\" has no meaning here; leave it out"
        case .emptyZone: "after \"%\" comes one zone, such as \"eth0\""
        case .lengthNotAllowed: "an address is expected, without a prefix length"
        case .missingLength: "a prefix ends with its length, such as \"/56\""
        case .lengthOutOfRange: "the prefix length is greater than the address has bits"
        case .hostBits(let network): "bits are set after the prefix length; the network is \(network)"
        case .missingDash: "a range is two addresses with \"-\" between them"
        case .mixedFamilies: "both ends of a range have the same family"
        case .reversedRange: "the first address of a range is not greater than the last"
        case .wrongDigitCount: "the number of hexadecimal digits is wrong"
        }
    }
}
