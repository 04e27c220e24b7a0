// SPDX-License-Identifier: Apache-2.0

import NetworkValues

@testable import RadiusCodec
@testable import Simulation

/// Writes the replies of ``FaultyServer``.
struct FaultyAnswer: Sendable {
    let mistake: FaultyServer.Mistake
    let secret: SharedSecret
    let framed: PrefixSeries
    let delegated: PrefixSeries

    /// The reply to a request; nil when the request is not what a load should send.
    func reply(to request: [UInt8]) -> [UInt8]? {
        guard let packet = try? FramedPacket(request.span),
            (try? VerifiedPacket(
                request: packet, in: request.span, secret: secret, requiresMessageAuthenticator: true)) != nil,
            let subscriber = packet.integer(.nasPort, in: request.span), proves(packet, in: request)
        else { return nil }
        if mistake == .garbage { return [2, packet.identifier, 0, 19] }
        return try? write(Int(subscriber), answering: packet, in: request)
    }

    /// Whether the password, which is the user's name, was proved.
    private func proves(_ packet: FramedPacket, in request: [UInt8]) -> Bool {
        guard let place = packet.first(.userName, in: request.span) else { return false }
        let name = request.span.extracting(place)
        if let hidden = packet.first(.userPassword, in: request.span) {
            return UserPassword.matches(
                hidden: request.span.extracting(hidden), secret: secret, authenticator: packet.authenticator,
                password: name)
        }
        if let response = packet.first(.chapPassword, in: request.span),
            let challenge = packet.first(.chapChallenge, in: request.span)
        {
            return CHAP.matches(
                response: request.span.extracting(response), challenge: request.span.extracting(challenge),
                password: name)
        }
        guard let call = MicrosoftCall(packet, in: request) else { return false }
        return MSCHAP2.matches(
            response: call.response.span, challenge: call.challenge.span, userName: name, hash: call.hash)
    }

    private func write(
        _ subscriber: Int, answering packet: FramedPacket, in request: [UInt8]
    ) throws -> [UInt8] {
        let code: RadiusCode = mistake == .rejects ? .accessReject : .accessAccept
        let identifier = mistake == .otherIdentifier ? packet.identifier &+ 128 : packet.identifier
        let signer = mistake == .otherSecret ? SharedSecret(Array("another secret".utf8)) ?? secret : secret
        let isFirst = mistake != .noMessageAuthenticator && mistake != .authenticatorLast
        var memory = [UInt8](repeating: 0, count: FramedPacket.longest)
        let length = try memory.withUnsafeMutableBytes { room in
            var reply = try PacketWriter(code, identifier: identifier, into: room, messageAuthenticator: isFirst)
            if let prefix = framed.prefix(of: mistake == .otherFramedPrefix ? subscriber + 1 : subscriber) {
                try reply.append(.framedIPv6Prefix, prefix)
            }
            if let prefix = delegated.prefix(of: subscriber), mistake != .noDelegatedPrefix {
                try reply.append(.delegatedIPv6Prefix, prefix)
            }
            if let call = MicrosoftCall(packet, in: request) {
                try appendProof(call, to: &reply, authenticator: packet.authenticator)
            }
            if mistake == .authenticatorLast { try reply.append(.messageAuthenticator, Octets16.zero) }
            return reply.seal(with: signer, authenticator: packet.authenticator)
        }
        var reply = Array(memory.prefix(length))
        if mistake == .authenticatorLast { sign(&reply, answering: packet) }
        return reply
    }

    private func appendProof(
        _ call: MicrosoftCall, to reply: inout PacketWriter, authenticator: Octets16
    ) throws {
        let other = NTHash(password: "another password")
        let success = MSCHAP2.success(
            response: call.response.span, challenge: call.challenge.span, userName: call.name.span,
            hash: mistake == .otherProof ? other : call.hash)
        let keys = MPPEKeys(response: call.response.span, hash: mistake == .otherKeys ? other : call.hash)
        guard let success, let keys else { return }
        try reply.append(.msCHAP2Success, success)
        try reply.appendSalted(
            .msMPPESendKey, keys.send.octets.span, salt: 0x8001, secret: secret, authenticator: authenticator)
        try reply.appendSalted(
            .msMPPERecvKey, keys.receive.octets.span, salt: 0x8002, secret: secret, authenticator: authenticator)
    }

    /// Fills in a Message-Authenticator that ends the packet, and the authenticator over it.
    private func sign(_ reply: inout [UInt8], answering packet: FramedPacket) {
        let place = reply.count - 16
        let code = secret.messageAuthenticator(of: reply.span, authenticator: packet.authenticator, at: place)
        reply.replaceSubrange(place..., with: code.octets)
        reply.replaceSubrange(4..<20, with: secret.digest(of: reply.span, authenticator: packet.authenticator).octets)
    }
}

/// What a request says by MS-CHAPv2.
struct MicrosoftCall {
    let name: [UInt8]
    let response: [UInt8]
    let challenge: [UInt8]

    init?(_ packet: FramedPacket, in request: [UInt8]) {
        guard let name = packet.first(.userName, in: request.span),
            let response = packet.first(.msCHAP2Response, in: request.span),
            let challenge = packet.first(.msCHAPChallenge, in: request.span)
        else { return nil }
        self.name = Array(request[name])
        self.response = Array(request[response])
        self.challenge = Array(request[challenge])
    }

    /// Of the password, which is the name.
    var hash: NTHash { NTHash(password: String(decoding: name, as: UTF8.self)) }
}
