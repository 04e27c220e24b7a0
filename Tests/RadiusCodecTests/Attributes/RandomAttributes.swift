// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit

@testable import RadiusCodec

/// Attributes with values of their type.
enum RandomAttributes {
    /// An attribute of the definition; nil when the dictionary leaves no room for a random value.
    static func attribute(
        of definition: AttributeDefinition, using generator: inout SeededGenerator
    ) -> TypedAttribute? {
        let isAlwaysTagged = TaggedValue.isAlwaysThere(definition)
        let tag: UInt8? = definition.isTagged ? .random(in: 0...31, using: &generator) : nil
        let value = value(of: definition, using: &generator)
        return try? TypedAttribute(definition.key, tag: isAlwaysTagged ? tag ?? 0 : tag, value)
    }

    private static func value(
        of definition: AttributeDefinition, using generator: inout SeededGenerator
    ) -> AttributeValue {
        let word = generator.next()
        return switch definition.type {
        case .byte: .integer(word & 0xff)
        case .short: .integer(word & 0xffff)
        case .integer where definition.isTagged: .integer(word & 0xff_ffff)
        case .integer, .time: .integer(word & 0xffff_ffff)
        case .integer64: .integer(word)
        case .signed: .signed(Int32(truncatingIfNeeded: word))
        case .text: .text(text(using: &generator))
        case .ipv4Address: .ipv4Address(IPv4Address(bits: UInt32(truncatingIfNeeded: word)))
        case .ipv6Address: .ipv6Address(IPv6Address(bits: generator.next128()))
        case .comboIP:
            word & 1 == 0
                ? .ipv4Address(IPv4Address(bits: UInt32(truncatingIfNeeded: word)))
                : .ipv6Address(IPv6Address(bits: generator.next128()))
        case .ipv4Prefix:
            (try? IPv4Prefix(masking: IPv4Address(bits: UInt32(truncatingIfNeeded: word)), length: Int(word % 33)))
                .map { .ipv4Prefix($0) } ?? .octets([])
        case .ipv6Prefix:
            (try? IPv6Prefix(masking: IPv6Address(bits: generator.next128()), length: Int(word % 129)))
                .map { .ipv6Prefix($0) } ?? .octets([])
        case .interfaceID: .interfaceIdentifier(InterfaceIdentifier(bits: word))
        case .ether: .macAddress(MACAddress(bits: word))
        case .octets, .tlv, .vendorSpecific, .extended, .longExtended, .extendedVendorSpecific:
            .octets(octets(of: definition, using: &generator))
        }
    }

    /// One to forty characters, some of which must be escaped.
    private static func text(using generator: inout SeededGenerator) -> String {
        let characters = Array("ab09 \"\\\n\r\t\u{1}\u{7f}#,:=ë日")
        let count = Int.random(in: 1...40, using: &generator)
        return String((0..<count).map { _ in characters.randomElement(using: &generator) ?? "a" })
    }

    /// As many octets as the attribute wants; a hidden password does not end in zero, which would be taken for filling.
    private static func octets(
        of definition: AttributeDefinition, using generator: inout SeededGenerator
    ) -> [UInt8] {
        let longest = definition.isConcatenated ? 700 : 60
        let count = definition.length.map { Int($0) } ?? Int.random(in: 1...longest, using: &generator)
        return generator.bytes(count).map { $0 | 1 }
    }
}
