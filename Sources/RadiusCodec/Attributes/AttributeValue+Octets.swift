// SPDX-License-Identifier: Apache-2.0

internal import NetworkValues

extension AttributeValue {
    /// The octets of the value in an attribute of this definition, without a tag.
    ///
    /// - Throws: ``AttributeValueError`` when the value is of another type, too large, or not as long as it must be.
    public func octets(of definition: AttributeDefinition) throws(AttributeValueError) -> [UInt8] {
        let octets = try unlimitedOctets(of: definition)
        if let length = definition.length, octets.count != Int(length) {
            throw .wrongLength(definition.key, count: octets.count, wanted: Int(length))
        }
        return octets
    }

    private func unlimitedOctets(of definition: AttributeDefinition) throws(AttributeValueError) -> [UInt8] {
        switch (self, definition.type) {
        case (.integer(let number), .byte), (.integer(let number), .short), (.integer(let number), .integer),
            (.integer(let number), .integer64), (.integer(let number), .time):
            let isShortened = definition.isTagged && definition.type == .integer
            let count = isShortened ? TaggedValue.integerOctets : definition.type.integerOctets
            guard count == 8 || number >> UInt64(8 * count) == 0 else {
                throw .tooLarge(definition.key, number, octets: count)
            }
            return Self.octets(UInt128(number), count)
        case (.signed(let number), .signed): return Self.octets(UInt128(UInt32(bitPattern: number)), 4)
        case (.text(let text), .text), (.text(let text), .octets): return Array(text.utf8)
        case (.octets(let octets), .octets): return octets
        case (.ipv4Address(let address), .ipv4Address), (.ipv4Address(let address), .comboIP):
            return Self.octets(UInt128(address.bits), 4)
        case (.ipv6Address(let address), .ipv6Address), (.ipv6Address(let address), .comboIP):
            return Self.octets(address.bits, 16)
        case (.ipv4Prefix(let prefix), .ipv4Prefix):
            return [0, prefix.length] + Self.octets(UInt128(prefix.address.bits), 4)
        case (.ipv6Prefix(let prefix), .ipv6Prefix):
            let count = PrefixLayout.octetCount(length: prefix.length)
            return [0, prefix.length] + Self.octets(prefix.address.bits, 16).prefix(count)
        case (.interfaceIdentifier(let identifier), .interfaceID): return Self.octets(UInt128(identifier.bits), 8)
        case (.macAddress(let address), .ether): return Self.octets(UInt128(address.bits), 6)
        default: throw .wrongType(definition.key, wanted: definition.type)
        }
    }

    /// The lowest `count` octets of a number, the most significant first.
    private static func octets(_ number: UInt128, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
    }
}
