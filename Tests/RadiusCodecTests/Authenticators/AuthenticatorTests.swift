// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct AuthenticatorTests {
    /// One packet with and one without Message-Authenticator for every code, as another implementation computes them:
    /// written alike, verified, and no longer verified after any single bit has changed.
    @Test(arguments: RadiusCode.allCases)
    func everyRowOfTheMatrix(code: RadiusCode) throws {
        let rows = try VectorFile("radius/authenticators.txt").rows.filter { try $0.field(0) == code.name }
        #expect(rows.count == (code == .statusServer ? 1 : 2))
        for row in rows {
            let sample = try Sample(row)
            let others = RandomPackets.attributes([UInt8](repeating: 0, count: 20) + sample.attributes)
                .map { TypedAttribute(AttributeKey($0.number), wire: $0.value) }
            let written = try PacketWriter.octets(
                code, identifier: sample.packet[1], others, secret: sample.secret, authenticator: sample.authenticator,
                messageAuthenticator: sample.hasMessageAuthenticator)
            #expect(written == sample.packet, "\(row)")
            let verified = try #require(sample.verified(sample.packet, code), "\(row)")
            #expect(verified.hasMessageAuthenticator == sample.hasMessageAuthenticator)
            for place in sample.packet.indices {
                for bit in 0..<8 {
                    var broken = sample.packet
                    broken[place] ^= 1 << UInt8(bit)
                    let isProven = sample.hasMessageAuthenticator || code.authenticatorRule != .random
                    #expect(sample.verified(broken, code) == nil || !isProven, "\(row) bit \(bit) of octet \(place)")
                }
            }
        }
    }

    /// Each fault is told apart, and Message-Authenticator is demanded where RFCs do, whatever the settings.
    @Test func faultsAreToldApart() throws {
        let secret = try #require(SharedSecret([5, 6]))
        let eap = try TypedAttribute(.eapMessage, .octets([1]))
        func fault(_ code: RadiusCode, _ extra: [UInt8], requires: Bool = false) throws -> AuthenticatorFault? {
            let octets = try PacketWriter.octets(
                code, identifier: 1, [], secret: secret, authenticator: .zero, messageAuthenticator: false)
            let packet = Array(octets.prefix(3)) + [UInt8(20 + extra.count)] + octets.dropFirst(4) + extra
            return Self.fault(packet, secret, requires)
        }
        let right = [UInt8](repeating: 0, count: 16)
        #expect(try fault(.accessRequest, []) == nil)
        #expect(try fault(.accessRequest, [], requires: true) == .missingMessageAuthenticator)
        #expect(try fault(.accessRequest, AttributeEncoder.encode([eap])) == .missingMessageAuthenticator)
        #expect(try fault(.statusServer, []) == .missingMessageAuthenticator)
        #expect(try fault(.accessRequest, [80, 17] + right.dropLast()) == .malformedMessageAuthenticator)
        #expect(try fault(.accessRequest, [80, 18] + right + [80, 18] + right) == .malformedMessageAuthenticator)
        #expect(try fault(.accessRequest, [80, 18] + right) == .wrongMessageAuthenticator)
        #expect(try fault(.accountingRequest, [25, 2]) == .wrongAuthenticator)
        #expect(try fault(.accessAccept, []) == .wrongDirection)
    }

    /// Message-Authenticator is found where it stands, not only in front.
    @Test func messageAuthenticatorMayStandAnywhere() throws {
        let secret = try #require(SharedSecret(Array("somewhere".utf8)))
        for count in 0...3 {
            let before = Array(repeatElement([25, 4, 1, 2] as [UInt8], count: count).joined())
            var packet = RandomPackets.packet(
                attributes: before + [80, 18] + [UInt8](repeating: 0, count: 16) + [1, 2])
            let place = 22 + before.count
            let digest = secret.keyedDigest(of: packet.span)
            packet.replaceSubrange(place..<(place + 16), with: digest.octets)
            #expect(Self.fault(packet, secret, true) == nil)
        }
    }

    /// RFC 1321 appendix A.5, RFC 1320 appendix A.5, RFC 2202 section 2, RFC 3174 section 7.3.
    @Test func digestsFollowTheirRFCs() throws {
        for row in try VectorFile("radius/digests.txt").rows {
            let digest = try Self.digest(try row.field(0), Array(try row.field(2).utf8), key: try row.field(1))
            #expect(digest == (try row.field(3, as: Hexadecimal.octets)), "\(row)")
        }
    }

    private static func digest(_ name: String, _ octets: [UInt8], key: String) throws -> [UInt8] {
        switch name {
        case "md5": return MD5.digest(octets.span).octets
        case "md4": return MD4.digest(octets.span).octets
        case "sha1":
            var digest = SHA1()
            digest.update(octets.span)
            return digest.finish().octets
        default:
            let secret = try #require(SharedSecret(Hexadecimal.octets(key) ?? []))
            return secret.keyedDigest(of: octets.span).octets
        }
    }

    private static func fault(_ packet: [UInt8], _ secret: SharedSecret, _ requires: Bool) -> AuthenticatorFault? {
        guard let framed = try? FramedPacket(packet.span) else { return nil }
        do throws(AuthenticatorFault) {
            _ = try VerifiedPacket(
                request: framed, in: packet.span, secret: secret, requiresMessageAuthenticator: requires)
            return nil
        } catch {
            return error
        }
    }

    private struct Sample {
        let secret: SharedSecret
        let authenticator: Octets16
        let hasMessageAuthenticator: Bool
        let attributes: [UInt8]
        let packet: [UInt8]

        init(_ row: VectorRow) throws {
            secret = try #require(SharedSecret(try row.field(1, as: Hexadecimal.octets)))
            let octets = try row.field(2, as: Hexadecimal.octets)
            authenticator = try #require(Octets16(octets))
            hasMessageAuthenticator = try row.field(3) == "yes"
            attributes = try row.field(4, as: Hexadecimal.octets)
            packet = try row.field(5, as: Hexadecimal.octets)
        }

        /// The packet if it is well framed, still of this code, and proven.
        func verified(_ octets: [UInt8], _ code: RadiusCode) -> VerifiedPacket? {
            guard let framed = try? FramedPacket(octets.span), framed.code == code else { return nil }
            return code.isRequest
                ? try? VerifiedPacket(
                    request: framed, in: octets.span, secret: secret,
                    requiresMessageAuthenticator: hasMessageAuthenticator)
                : try? VerifiedPacket(
                    reply: framed, to: authenticator, in: octets.span, secret: secret,
                    requiresMessageAuthenticator: hasMessageAuthenticator)
        }
    }
}
