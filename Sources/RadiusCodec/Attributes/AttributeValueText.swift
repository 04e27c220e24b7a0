// SPDX-License-Identifier: Apache-2.0

internal import NetworkValues

/// The values of ``AttributeText``, by the attribute's type, in both directions.
enum AttributeValueText {
    /// The value that a word stands for; nil when it is none of the type's.
    static func read(
        _ word: AttributeScanner.Word, of definition: AttributeDefinition, _ dictionary: RadiusDictionary
    ) -> AttributeValue? {
        let text = word.text
        switch definition.type {
        case .text: return String(validating: word.octets, as: UTF8.self).map { .text($0) }
        case .octets:
            guard !word.isQuoted, text.hasPrefix("0x") else { return .octets(word.octets) }
            return Hexadecimal.octets(text.dropFirst(2)).map { .octets($0) }
        case .byte, .short, .integer, .integer64, .time:
            if let named = dictionary.value(named: text, of: definition) { return .integer(UInt64(named)) }
            return UInt64(text).map { .integer($0) }
        case .signed: return Int32(text).map { .signed($0) }
        case .ipv4Address: return (try? IPv4Address(parsing: text)).map { .ipv4Address($0) }
        case .ipv6Address: return (try? IPv6Address(parsing: text)).map { .ipv6Address($0) }
        case .comboIP:
            switch try? IPAddress(parsing: text) {
            case .v4(let address): return .ipv4Address(address)
            case .v6(let address): return .ipv6Address(address)
            case nil: return nil
            }
        case .ipv4Prefix: return (try? IPv4Prefix(parsing: text)).map { .ipv4Prefix($0) }
        case .ipv6Prefix: return (try? IPv6Prefix(parsing: text)).map { .ipv6Prefix($0) }
        case .interfaceID: return (try? InterfaceIdentifier(parsing: text)).map { .interfaceIdentifier($0) }
        case .ether: return (try? MACAddress(parsing: text)).map { .macAddress($0) }
        case .tlv, .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific: return nil
        }
    }

    /// The value as ``read(_:of:_:)`` understands it.
    static func write(
        _ value: AttributeValue, of definition: AttributeDefinition, _ dictionary: RadiusDictionary
    ) -> String {
        switch value {
        case .integer(let number):
            UInt32(exactly: number).flatMap { dictionary.valueName($0, of: definition) } ?? String(number)
        case .signed(let number): String(number)
        case .text(let text): quoted(text)
        case .octets(let octets): "0x\(Hexadecimal.text(octets.span))"
        case .ipv4Address(let address): address.description
        case .ipv6Address(let address): address.description
        case .ipv4Prefix(let prefix): prefix.description
        case .ipv6Prefix(let prefix): prefix.description
        case .interfaceIdentifier(let identifier): identifier.description
        case .macAddress(let address): address.description
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), octet]
            case 10: quoted += Array("\\n".utf8)
            case 13: quoted += Array("\\r".utf8)
            case 9: quoted += Array("\\t".utf8)
            case 0..<32, 127: quoted += Array("\\x\(Hexadecimal.text([octet].span))".utf8)
            default: quoted.append(octet)
            }
        }
        return String(decoding: quoted + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
