// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@testable import RadiusCodec

struct PacketWriterTests {
    private let secret: SharedSecret
    private let link: IPv6Prefix
    private let delegation: IPv6Prefix

    init() throws {
        secret = try #require(SharedSecret([7]))
        link = try IPv6Prefix(parsing: "2001:db8:0:1::/64")
        delegation = try IPv6Prefix(parsing: "2001:db8:8000::/33")
    }

    /// The calls that take values write what the texts of the same attributes write.
    @Test func valuesAreWrittenAsTheirTexts() throws {
        let expected = try AttributeText.parse(
            """
            User-Name = "bob", Session-Timeout = 600, Framed-IP-Address = 192.0.2.1, NAS-IPv6-Address = 2001:db8::1
            Framed-IPv6-Prefix = 2001:db8:0:1::/64, Delegated-IPv6-Prefix = 2001:db8:8000::/33
            Framed-Interface-Id = 0:0:0:1, Class = 0x0102, UBNT-Data-Rate-DL = 5, Mikrotik-Rate-Limit = "1M/2M"
            Tunnel-Type:3 = L2TP, Tunnel-Client-Endpoint:3 = "x", IPv6-6rd-IPv4MaskLen = 24, Attr-245.1 = 0xff
            """)
        let digest = Octets16(high: 1, low: 2)
        let octets = try written { writer throws(PacketWritingError) in
            try writer.append(.userName, text: "bob")
            try writer.append(.sessionTimeout, UInt32(600))
            try writer.append(.framedIPAddress, IPv4Address(bits: 0xc000_0201))
            try writer.append(.nasIPv6Address, IPv6Address(groups: 0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))
            try writer.append(.framedIPv6Prefix, link)
            try writer.append(.delegatedIPv6Prefix, delegation)
            try writer.append(.framedInterfaceId, InterfaceIdentifier(bits: 1))
            try writer.append(.class, [1, 2])
            try writer.append(.ubntDataRateDL, UInt64(5))
            try writer.append(.mikrotikRateLimit, "1M/2M".utf8.span)
            try writer.append(.tunnelType, tag: 3, UInt32(3))
            try writer.append(.tunnelClientEndpoint, tag: 3, "x".utf8.span)
            try writer.append(.ipv6_6rdIPv4MaskLen, UInt32(24))
            try writer.append(AttributeKey(245).child(1) ?? .class, [0xff])
            try writer.append(.state, digest)
        }
        let packet = try TypedPacket(FramedPacket(octets.span), in: octets.span)
        #expect(Array(packet.attributes.dropFirst().dropLast()) == expected)
        #expect(packet.attributes.first?.key == .messageAuthenticator)
        #expect(packet[.state]?.value == .octets(digest.octets))
    }

    /// What does not fit is refused with the room that is left, and the packet can still be sealed and verified.
    @Test func whatDoesNotFitLeavesThePacketWhole() throws {
        let value = [UInt8](repeating: 7, count: 253)
        let octets = try written { writer throws(PacketWritingError) in
            for _ in 0..<15 {
                try writer.append(.class, value)
            }
            #expect(writer.available == 4096 - 38 - 15 * 255)
            Self.expectNoRoom(255, 233) { () throws(PacketWritingError) in try writer.append(.class, value) }
            Self.expectNoRoom(304, 233) { () throws(PacketWritingError) in
                try writer.append(pieces: .eapMessage, of: [UInt8](repeating: 1, count: 300).span)
            }
            try writer.append(.class, Array(value.prefix(231)))
            Self.expectNoRoom(6, 0) { () throws(PacketWritingError) in try writer.append(.sessionTimeout, UInt32(1)) }
        }
        #expect(octets.count == FramedPacket.longest)
        let framed = try FramedPacket(octets.span)
        _ = try VerifiedPacket(
            reply: framed, to: .zero, in: octets.span, secret: secret, requiresMessageAuthenticator: true)
        #expect(framed.count(of: 25, in: octets.span) == 16)
        for count in 0..<38 {
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
            defer { memory.deallocate() }
            Self.expectNoRoom(38, count) { () throws(PacketWritingError) in
                _ = try PacketWriter(.accessAccept, identifier: 1, into: memory)
            }
        }
    }

    /// Values that no attribute holds, and numbers that a vendor's format cannot write, are refused by name.
    @Test func impossibleAttributesAreRefused() throws {
        let long = [UInt8](repeating: 7, count: 254)
        _ = try written { writer throws(PacketWritingError) in
            let before = writer.count
            Self.expect(.valueTooLong(.class, count: 254, limit: 253)) { () throws(PacketWritingError) in
                try writer.append(.class, long)
            }
            Self.expect(.valueTooLong(.mikrotikGroup, count: 254, limit: 247)) { () throws(PacketWritingError) in
                try writer.append(.mikrotikGroup, long)
            }
            let large = AttributeKey(vendor: 14988, 256)
            Self.expect(.numberTooLarge(large)) { () throws(PacketWritingError) in try writer.append(large, [1]) }
            Self.expect(.valueTooLong(.userPassword, count: 254, limit: 128)) { () throws(PacketWritingError) in
                try writer.appendUserPassword(long.span, secret: secret, authenticator: .zero)
            }
            #expect(writer.count == before)
        }
        let password = try TypedAttribute(.userPassword, .octets([1]))
        #expect(throws: PacketWritingError.hidden(.userPassword)) { try AttributeBlock([password]) }
    }

    /// All Proxy-States of the request come back in their order (RFC 2865 section 5.33), and prepared attributes as they are.
    @Test func proxyStatesAndBlocks() throws {
        let request = RandomPackets.packet(attributes: [33, 4, 1, 2, 1, 3, 65, 33, 2, 33, 3, 9])
        let framed = try FramedPacket(request.span)
        let block = try AttributeBlock(AttributeText.parse("Reply-Message = \"hello\", Mikrotik-Group = \"gold\""))
        let octets = try written { writer throws(PacketWritingError) in
            try writer.append(block)
            try writer.appendProxyStates(of: framed, in: request.span)
        }
        let states = RandomPackets.attributes(octets).filter { $0.number == 33 }.map(\.value)
        #expect(states == [[1, 2], [], [9]])
        #expect(octets.dropFirst(38).starts(with: block.octets))
    }

    private func written(
        _ body: (inout PacketWriter) throws(PacketWritingError) -> Void
    ) throws -> [UInt8] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 5000, alignment: 1)
        defer { memory.deallocate() }
        var writer = try PacketWriter(.accessAccept, identifier: 1, into: memory)
        try body(&writer)
        return Array(memory.prefix(writer.seal(with: secret, authenticator: .zero)))
    }

    private static func expectNoRoom(
        _ needed: Int, _ available: Int, _ body: () throws(PacketWritingError) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        expect(.noRoom(needed: needed, available: available), body, sourceLocation: sourceLocation)
    }

    private static func expect(
        _ error: PacketWritingError, _ body: () throws(PacketWritingError) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        do throws(PacketWritingError) {
            try body()
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch let refusal {
            #expect(refusal == error, sourceLocation: sourceLocation)
        }
    }
}
