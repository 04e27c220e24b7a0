// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct FramingTests {
    /// Every length that is wrong is refused for its own reason.
    @Test func framingFollowsTheVectors() throws {
        for row in try VectorFile("radius/framing.txt").rows {
            let octets = try row.field(0, as: Hexadecimal.octets)
            #expect(Self.outcome(octets) == (try row.field(1)), "\(row)")
        }
    }

    /// Octets behind the packet change nothing; a packet without its last octet is refused, wherever it is cut.
    @Test func nothingIsReadBehindTheLength() throws {
        for row in try VectorFile("radius/packets.txt").rows {
            let octets = try row.field(3, as: Hexadecimal.octets)
            let padded = octets + [0xff, 0, 1]
            #expect(try FramedPacket(octets.span) == FramedPacket(padded.span), "\(row)")
            for count in octets.indices {
                #expect(Self.outcome(Array(octets.prefix(count))) != "ok", "\(row) cut to \(count)")
            }
        }
    }

    /// Look-ups by key against reading all attributes, in random packets with few different numbers.
    @Test func lookUpsFindTheFirst() throws {
        var generator = SeededGenerator(seed: 2865)
        for _ in 0..<500 {
            let octets = RandomPackets.packet(using: &generator)
            let packet = try FramedPacket(octets.span)
            let attributes = RandomPackets.attributes(octets)
            for number in UInt8(0)...30 where number != FramedPacket.vendorSpecific {
                let values = attributes.filter { $0.number == number }.map(\.value)
                #expect(packet.contains(number) == !values.isEmpty)
                #expect(packet.count(of: number, in: octets.span) == values.count)
                #expect(packet.joined(number, in: octets.span) == values.flatMap { $0 })
                let place = packet.first(AttributeKey(number), in: octets.span)
                #expect(place.map { Array(octets[$0]) } == values.first)
            }
        }
    }

    /// Vendors' attributes, with the vendor's attribute broken or not, and typed values at their place.
    @Test func vendorsAttributesAndValues() throws {
        for row in try VectorFile("radius/attribute-layouts.txt").rows {
            let octets = RandomPackets.packet(attributes: try row.field(0, as: Hexadecimal.octets))
            let framed = try FramedPacket(octets.span)
            let typed = TypedPacket(framed, in: octets.span)
            for attribute in typed.attributes where attribute.key.depth == 1 && attribute.key.carrier == 0 {
                let key = attribute.key
                let found = framed.first(key, in: octets.span)
                let place = try #require(found, "\(row)")
                switch attribute.value {
                case .text(let text): #expect(framed.text(key, in: octets.span)?.hasSuffix(text) == true, "\(row)")
                case .integer(let number) where place.count == 4 && attribute.tag == nil:
                    #expect(framed.integer(key, in: octets.span).map { UInt64($0) } == number, "\(row)")
                case .ipv4Address(let address): #expect(framed.ipv4Address(key, in: octets.span) == address, "\(row)")
                case .ipv6Address(let address): #expect(framed.ipv6Address(key, in: octets.span) == address, "\(row)")
                case .ipv6Prefix(let prefix): #expect(framed.ipv6Prefix(key, in: octets.span) == prefix, "\(row)")
                case .interfaceIdentifier(let identifier):
                    #expect(framed.interfaceIdentifier(key, in: octets.span) == identifier, "\(row)")
                default: break
                }
            }
            #expect((framed.first(.mikrotikGroup, in: octets.span) != nil) == (typed[.mikrotikGroup] != nil), "\(row)")
        }
    }

    private static func outcome(_ octets: [UInt8]) -> String {
        do throws(FramingError) {
            _ = try FramedPacket(octets.span)
            return "ok"
        } catch {
            return switch error {
            case .tooShort: "tooShort"
            case .unknownCode: "unknownCode"
            case .lengthOutOfRange: "lengthOutOfRange"
            case .truncated: "truncated"
            case .attributeTooShort: "attributeTooShort"
            case .attributePastEnd: "attributePastEnd"
            }
        }
    }
}
