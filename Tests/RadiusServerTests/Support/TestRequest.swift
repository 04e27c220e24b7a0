// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusCodec

/// A request as a router would send it, and the reading of the answer.
struct TestRequest {
    enum Password {
        case pap(String), chap(String), msCHAPv1(String), msCHAPv2(String), none
    }

    var code = RadiusCode.accessRequest
    var identifier: UInt8 = 7
    var authenticator = Octets16(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
    var userName: String? = "user1"
    var password = Password.pap("hunter2")
    var hasMessageAuthenticator = true
    var secret = TestProvider.secret
    /// Further attributes in text form, such as `Calling-Station-Id = "00:16:3e:00:00:01"`.
    var extras: [String] = []

    /// The octets to send.
    func octets() throws -> [UInt8] {
        guard let secret = SharedSecret(secret) else { return [] }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        var writer = try PacketWriter(
            code, identifier: identifier, into: room, messageAuthenticator: hasMessageAuthenticator)
        if let userName { try writer.append(.userName, text: userName) }
        try append(password, to: &writer, secret)
        for line in extras { try writer.append(AttributeBlock(AttributeText.parse(line))) }
        let length = writer.seal(with: secret, authenticator: authenticator)
        return Array(room[..<length])
    }

    private func append(
        _ password: Password, to writer: inout PacketWriter, _ secret: SharedSecret
    ) throws {
        let challenge = authenticator.octets
        let name = Array((userName ?? "").utf8)
        switch password {
        case .none:
            break
        case .pap(let text):
            try writer.appendUserPassword(text.utf8.span, secret: secret, authenticator: authenticator)
        case .chap(let text):
            try writer.append(
                .chapPassword, CHAP.response(identifier: 9, challenge: challenge.span, password: text.utf8.span))
        case .msCHAPv1(let text):
            let short = Array(challenge.prefix(8))
            let response = MSCHAP.response(identifier: 9, challenge: short.span, hash: NTHash(password: text))
            try writer.append(.msCHAPChallenge, short)
            try writer.append(.msCHAPResponse, response ?? [])
        case .msCHAPv2(let text):
            let response = MSCHAP2.response(
                identifier: 9, peerChallenge: Octets16(high: 1, low: 2), challenge: challenge.span,
                userName: name.span, hash: NTHash(password: text))
            try writer.append(.msCHAPChallenge, challenge)
            try writer.append(.msCHAP2Response, response ?? [])
        }
    }

    /// What a router reports with Accounting-Request.
    static func accounting(
        _ status: String, identifier: UInt8 = 7, hasMessageAuthenticator: Bool = false, extras: [String] = []
    ) -> TestRequest {
        TestRequest(
            code: .accountingRequest, identifier: identifier, password: .none,
            hasMessageAuthenticator: hasMessageAuthenticator, extras: ["Acct-Status-Type = \(status)"] + extras)
    }

    /// Checks an answer as a router does, authenticators and all, and takes it apart.
    func read(_ reply: [UInt8]) throws -> TypedPacket {
        guard let secret = SharedSecret(secret) else { throw TestFailure("the request has no secret") }
        let packet = try FramedPacket(reply.span)
        guard packet.identifier == identifier else { throw TestFailure("the answer is for \(packet.identifier)") }
        let sent = try octets()
        let request = try FramedPacket(sent.span)
        let isProtected = code != .accountingRequest || hasMessageAuthenticator
        _ = try VerifiedPacket(
            reply: packet, to: request.authenticator, in: reply.span, secret: secret,
            requiresMessageAuthenticator: isProtected)
        guard !isProtected || reply.count > 20 && reply[20] == 80 else {
            throw TestFailure("Message-Authenticator is not first")
        }
        return TypedPacket(packet, in: reply.span)
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
