// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct AttributeLayoutTests {
    /// Every layout from octets to text and from text to octets.
    @Test func layoutsFollowTheVectors() throws {
        for row in try VectorFile("radius/attribute-layouts.txt").rows {
            let octets = try row.field(0, as: Hexadecimal.octets)
            let expected = try AttributeText.parse(try row.field(1))
            let packet = RandomPackets.packet(attributes: octets)
            let read = TypedPacket(try FramedPacket(packet.span), in: packet.span).attributes
            #expect(read == expected, "\(row)")
            #expect(read.map { AttributeText.line($0) }.joined(separator: ", ") == (try row.field(1)), "\(row)")
            guard row.fields.count == 2 else { continue }
            #expect(try AttributeEncoder.encode(expected) == octets, "\(row)")
        }
    }

    /// Random values of every attribute that the dictionaries have, through a packet and through text.
    @Test func everyAttributeComesBack() throws {
        var generator = SeededGenerator(seed: 6929)
        let dictionary = RadiusDictionary.standard
        for definition in dictionary.definitions where !definition.type.holdsAttributes {
            guard let attribute = RandomAttributes.attribute(of: definition, using: &generator) else { continue }
            let name = dictionary.name(of: definition)
            let line = AttributeText.line(attribute)
            #expect(try AttributeText.parse(line) == [attribute], "\(name)")
            guard definition.hiding == .plain else { continue }
            let packet = RandomPackets.packet(attributes: try AttributeEncoder.encode([attribute]))
            let read = TypedPacket(try FramedPacket(packet.span), in: packet.span).attributes
            #expect(read == [attribute], "\(name) written as \(line)")
        }
    }

    /// A hidden attribute comes back with the secret, and does not with another.
    @Test func hiddenAttributesComeBack() throws {
        var generator = SeededGenerator(seed: 2868)
        let secret = try #require(SharedSecret(generator.bytes(12)))
        let other = try #require(SharedSecret(generator.bytes(12)))
        let authenticator = Octets16.random(using: &generator)
        for definition in RadiusDictionary.standard.definitions where definition.hiding != .plain {
            let attribute = try #require(RandomAttributes.attribute(of: definition, using: &generator))
            let hidden = try #require(attribute.hidden(with: secret, authenticator: authenticator, salt: 9))
            #expect(hidden.state == .hidden && hidden.tag == attribute.tag)
            let packet = RandomPackets.packet(attributes: try AttributeEncoder.encode([hidden]))
            let read = try #require(TypedPacket(try FramedPacket(packet.span), in: packet.span).attributes.first)
            #expect(read == hidden)
            #expect(read.revealed(with: secret, authenticator: authenticator) == attribute)
            #expect(read.revealed(with: other, authenticator: authenticator) != attribute)
        }
    }
}
