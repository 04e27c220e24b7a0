// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct PacketVectorTests {
    /// The RFCs' own packets: verified with their secrets, read, and written again octet by octet.
    @Test func packetsOfTheRFCs() throws {
        for row in try VectorFile("radius/packets.txt").rows {
            let octets = try row.field(3, as: Hexadecimal.octets)
            let framed = try FramedPacket(octets.span)
            let expected = try AttributeText.parse(try row.field(4))
            guard try row.field(2) != "unknown" else {
                #expect(TypedPacket(framed, in: octets.span).attributes == expected, "\(row)")
                continue
            }
            let secret = try #require(SharedSecret(Array(try row.field(1).utf8)))
            let request = try request(of: row)
            let covered = request ?? framed.authenticator
            let verified = try verify(framed, octets, secret, request)
            let read = TypedPacket(verified.packet, in: octets.span).attributes
                .map { $0.revealed(with: secret, authenticator: covered) ?? $0 }
            #expect(read == expected, "\(row)")
            let written = try PacketWriter.octets(
                framed.code, identifier: framed.identifier, expected.filter { $0.key != .messageAuthenticator },
                secret: secret, authenticator: covered, messageAuthenticator: verified.hasMessageAuthenticator)
            #expect(written == octets, "\(row)")
            let other = try #require(SharedSecret(Array("another".utf8)))
            if request != nil {
                #expect(throws: AuthenticatorFault.wrongAuthenticator) { try verify(framed, octets, other, request) }
            }
        }
    }

    private func request(of row: VectorRow) throws -> Octets16? {
        guard try row.field(2) != "request" else { return nil }
        let octets = try row.field(2, as: Hexadecimal.octets)
        let request: Octets16 = try #require(Octets16(octets))
        return request
    }

    @discardableResult
    private func verify(
        _ framed: FramedPacket, _ octets: [UInt8], _ secret: SharedSecret, _ request: Octets16?
    ) throws -> VerifiedPacket {
        guard let request else {
            return try VerifiedPacket(
                request: framed, in: octets.span, secret: secret, requiresMessageAuthenticator: false)
        }
        return try VerifiedPacket(
            reply: framed, to: request, in: octets.span, secret: secret, requiresMessageAuthenticator: false)
    }
}
