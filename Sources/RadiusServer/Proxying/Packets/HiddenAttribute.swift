// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Takes what is hidden in an attribute out of the hiding of one hop and puts it into that of another; everything else
/// passes octet by octet. Which attributes are hidden, and how, is what the dictionaries say.
enum HiddenAttribute {
    /// The hidden octets break the rules of their hiding.
    struct Fault: Error {}

    /// The value of an outermost attribute for the next hop; nil when nothing in it is hidden.
    static func value(
        _ number: UInt8, _ value: Span<UInt8>, from: HidingKey, to: HidingKey
    ) throws(Fault) -> [UInt8]? {
        if number == AttributeNumber.vendorSpecific { return try vendorValue(value, from: from, to: to) }
        guard let definition = RadiusDictionary.standard.definition(of: AttributeKey(number)) else { return nil }
        return try rehidden(value, definition, from: from, to: to)
    }

    /// Attributes in the usual format alone: no vendor hides any in another one.
    private static func vendorValue(
        _ value: Span<UInt8>, from: HidingKey, to: HidingKey
    ) throws(Fault) -> [UInt8]? {
        guard value.count > headOctets else { return nil }
        let vendor = (0..<headOctets).reduce(UInt32(0)) { $0 << 8 | UInt32(value[$1]) }
        guard RadiusDictionary.standard.format(ofVendor: vendor) == .recommended else { return nil }
        var (octets, isChanged): ([UInt8], Bool) = (copy(value), false)
        var offset = headOctets
        while offset + 2 <= value.count {
            let end = offset + Int(value[offset + 1])
            guard end >= offset + 2, end <= value.count else { break }
            let key = AttributeKey(vendor: vendor, UInt16(value[offset]))
            if let definition = RadiusDictionary.standard.definition(of: key),
                let inner = try rehidden(value.extracting((offset + 2)..<end), definition, from: from, to: to)
            {
                octets.replaceSubrange((offset + 2)..<end, with: inner)
                isChanged = true
            }
            offset = end
        }
        return isChanged ? octets : nil
    }

    /// As many octets as before; nil for an attribute that is not hidden.
    private static func rehidden(
        _ value: Span<UInt8>, _ definition: AttributeDefinition, from: HidingKey, to: HidingKey
    ) throws(Fault) -> [UInt8]? {
        let octets: [UInt8]?
        switch definition.hiding {
        case .plain: return nil
        case .userPassword: octets = UserPassword.rehide(value, from: from, to: to)
        case .tunnelPassword:
            // The tag, then the salt of two octets, then blocks of sixteen.
            let tag = definition.isTagged && value.count % 16 == 3 ? 1 : 0
            octets = SaltedValue.rehide(value.extracting(droppingFirst: tag), from: from, to: to)
                .map { copy(value.extracting(first: tag)) + $0 }
        }
        guard let octets else { throw Fault() }
        return octets
    }

    private static func copy(_ octets: Span<UInt8>) -> [UInt8] { octets.indices.map { octets[$0] } }

    /// The vendor's number.
    private static let headOctets = 4
}
