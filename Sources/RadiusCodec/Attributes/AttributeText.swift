// SPDX-License-Identifier: Apache-2.0

/// Attributes written as text: `Name = value`, one a line or with commas between them.
///
///     User-Name = "bob"
///     Framed-IPv6-Prefix = 2001:db8:0:1::/64
///     Tunnel-Type:1 = L2TP
///     Attr-26.14988.99 = 0x0102
///
/// Texts stand in double quotes, in which `\"`, `\\`, `\n`, `\r`, `\t` and `\x` with two hexadecimal digits stand for what a
/// line cannot hold; a text without blanks, commas and quotes may go without them. `Attr-` and numbers name any attribute,
/// known or not; its value is the octets that stand in the packet. `#` begins a comment.
public enum AttributeText {
    /// Reads attributes. Values are checked against their types.
    /// - Throws: ``AttributeTextError`` with the line and what was expected there.
    public static func parse(
        _ text: String, dictionary: RadiusDictionary = .standard
    ) throws(AttributeTextError) -> [TypedAttribute] {
        var attributes: [TypedAttribute] = []
        var scanner = AttributeScanner(text)
        while scanner.skipToAttribute() {
            attributes.append(try attribute(&scanner, dictionary))
        }
        return attributes
    }

    /// An attribute as ``parse(_:dictionary:)`` reads it. What is not understood, and what is still hidden, is written with
    /// numbers and octets.
    public static func line(_ attribute: TypedAttribute, dictionary: RadiusDictionary = .standard) -> String {
        guard attribute.state == .typed, let definition = dictionary.definition(of: attribute.key) else {
            let wire = (try? attribute.wire(dictionary)) ?? []
            return "Attr-\(attribute.key) = 0x\(Hexadecimal.text(wire.span))"
        }
        let tag = attribute.tag.map { $0 == 0 && TaggedValue.isAlwaysThere(definition) ? "" : ":\($0)" } ?? ""
        let value = AttributeValueText.write(attribute.value, of: definition, dictionary)
        return "\(dictionary.name(of: definition))\(tag) = \(value)"
    }

    /// As ``line(_:dictionary:)``, but with the value left out of attributes that give a password away, or with which one
    /// can be guessed.
    public static func redactedLine(_ attribute: TypedAttribute, dictionary: RadiusDictionary = .standard) -> String {
        let isSecret = dictionary.definition(of: attribute.key).map { $0.hiding != .plain } ?? false
        guard isSecret || secretKeys.contains(attribute.key) else { return line(attribute, dictionary: dictionary) }
        return "\(dictionary.name(of: attribute.key)) = <redacted>"
    }

    /// Attributes that are not hidden on the wire and yet must not be shown.
    private static let secretKeys: Set<AttributeKey> = [
        .chapPassword, .msCHAPResponse, .msCHAP2Response, .msCHAP2CPW, .msCHAPNTEncPW, .msCHAPLMEncPW,
        .mikrotikWirelessPSK, .mikrotikWirelessEncKey, .mikrotikWirelessMPKey,
    ]

    private static func attribute(
        _ scanner: inout AttributeScanner, _ dictionary: RadiusDictionary
    ) throws(AttributeTextError) -> TypedAttribute {
        let line = scanner.line
        let name = scanner.name()
        let tag = try scanner.tag()
        guard scanner.take(UInt8(ascii: "=")) else { throw AttributeTextError(line: line, .missingEquals(name: name)) }
        let word = try scanner.word()
        if let key = AttributeKey(rawName: name) {
            guard !word.isQuoted, word.text.hasPrefix("0x"), let octets = Hexadecimal.octets(word.text.dropFirst(2))
            else { throw AttributeTextError(line: line, .notOctets(name: name, value: word.text)) }
            guard tag == nil else { throw AttributeTextError(line: line, .wrongValue(.wrongTag(key, tag ?? 0))) }
            return TypedAttribute(key, wire: octets, dictionary: dictionary)
        }
        guard let definition = dictionary.definition(named: name) else {
            throw AttributeTextError(line: line, .unknownName(name))
        }
        guard let value = AttributeValueText.read(word, of: definition, dictionary) else {
            throw AttributeTextError(line: line, .notOfType(name: name, value: word.text, definition.type))
        }
        do throws(AttributeValueError) {
            return try TypedAttribute(definition.key, tag: tag, value, dictionary: dictionary)
        } catch {
            throw AttributeTextError(line: line, .wrongValue(error))
        }
    }
}

extension AttributeKey {
    /// The key of a name such as `Attr-97`, `Attr-26.14988.8`, `Attr-241.6.3` or `Attr-241.26.9.1`; nil for other names.
    init?(rawName name: String) {
        guard name.hasPrefix("Attr-") else { return nil }
        let parts = name.dropFirst(5).split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        let numbers = parts.compactMap { $0 }
        guard numbers.count == parts.count, let first = numbers.first, let outermost = UInt8(exactly: first) else {
            return nil
        }
        var key = AttributeKey(outermost)
        var inner = numbers.dropFirst()
        if key == .vendorSpecific, let vendor = inner.popFirst() {
            guard vendor != 0, let number = inner.popFirst().flatMap({ UInt16(exactly: $0) }) else { return nil }
            key = AttributeKey(vendor: vendor, number)
        } else if key.isExtendedCarrier, inner.first == UInt32(FramedPacket.vendorSpecific), inner.count > 2 {
            let vendor = inner.dropFirst().first ?? 0
            guard let number = inner.dropFirst(2).first.flatMap({ UInt8(exactly: $0) }) else { return nil }
            key = AttributeKey(carrier: outermost, vendor: vendor, number)
            inner = inner.dropFirst(3)
        }
        for number in inner {
            guard let number = UInt8(exactly: number), let child = key.child(number) else { return nil }
            key = child
        }
        self = key
    }
}
