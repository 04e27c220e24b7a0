// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
@testable import RadiusServer
import TestKit
import Testing

/// What a router and a home server say to each other through us.
@Suite struct PassingTests {
    @Test func passwordsAreHiddenAnew() throws {
        let home = try TestHome()
        let long = String(repeating: "a long password, ", count: 7)
        for (port, password) in ["hunter2", "", "sixteen octets!!", long].enumerated() {
            let request = TestRequest(password: .pap(password))
            try home.take(request.octets(), port: UInt16(1000 + port))
            let sent = try #require(home.sent().first)
            let packet = try Self.verified(sent, home.shared)
            let place = packet.first(.userPassword, in: sent.span)
            let hidden = try #require(place)
            let clear = UserPassword.reveal(
                sent.span.extracting(hidden), secret: home.shared, authenticator: packet.authenticator)
            #expect(clear == Array(password.utf8))
        }
    }

    @Test func aCHAPLoginKeepsItsChallenge() throws {
        let home = try TestHome()
        let request = TestRequest(password: .chap("hunter2"))
        try home.take(request.octets())
        let sent = try #require(home.sent().first)
        let packet = try Self.verified(sent, home.shared)
        let place = packet.first(.chapChallenge, in: sent.span)
        let challenge = try #require(place)
        #expect(Self.octets(sent, challenge) == request.authenticator.octets)
    }

    /// Whatever else there is passes octet by octet in its order, both ways, and each side gets signatures of its own.
    @Test func everythingElsePassesAsItIs() throws {
        var generator = SeededGenerator(seed: 2865)
        let home = try TestHome()
        let nasSecret = try #require(TestProvider.sharedSecret)
        for round in 0..<1500 {
            let states = (0..<generator.next(below: 4)).map { _ in
                (UInt8(33), generator.bytes(1 + generator.next(below: 20)))
            }
            let asked = Self.attributes(&generator) + states
            let request = try Self.packet(.accessRequest, asked, nasSecret, Octets16.random(using: &generator))
            try home.take(request, port: UInt16(1000 + round))
            let sent = try #require(home.sent().first)
            let outward = try Self.verified(sent, home.shared)
            let passed = Self.list(sent, outward)
            #expect(passed.first?.0 == 80 && passed.dropFirst().dropLast().elementsEqual(asked, by: ==))
            #expect(passed.last?.0 == 33)

            let told = Self.attributes(&generator)
            let code = [RadiusCode.accessAccept, .accessReject, .accessChallenge][generator.next(below: 3)]
            home.receive(try home.answer(sent, code, told), port: UInt8(0))
            guard case .answered(let reply, let verdict)? = home.outcomes().first else {
                Issue.record("no answer in round \(round)")
                return
            }
            let framed = try FramedPacket(reply.span)
            let original = try FramedPacket(request.span)
            _ = try VerifiedPacket(
                reply: framed, to: original.authenticator, in: reply.span, secret: nasSecret,
                requiresMessageAuthenticator: true)
            #expect(framed.code == code && framed.identifier == original.identifier)
            #expect(
                verdict == [.accessAccept: .accepted, .accessReject: .rejected, .accessChallenge: .challenged][code])
            let got = Self.list(reply, framed)
            #expect(got.first?.0 == 80 && got.dropFirst().elementsEqual(told + states, by: ==))
        }
    }

    /// Keys and passwords in answers are the same in the clear before and behind us, wherever they stand.
    @Test func whatAnswersHideIsHiddenAnew() throws {
        let home = try TestHome()
        let nasSecret = try #require(TestProvider.sharedSecret)
        let key: [UInt8] = Array(1...16)
        let clear: [TypedAttribute] = [
            try TypedAttribute(.msMPPESendKey, .octets(key)),
            try TypedAttribute(.msMPPERecvKey, .octets(key.reversed())),
            try TypedAttribute(.tunnelPassword, tag: 3, .octets(Array("a tunnel's password".utf8))),
            try TypedAttribute(.msCHAPMPPEKeys, .octets(key + [1, 2, 3, 4, 5, 6, 7, 8])),
            try TypedAttribute(.replyMessage, .text("welcome")),
        ]
        let request = TestRequest()
        try home.take(request.octets())
        let sent = try #require(home.sent().first)
        let packet = try FramedPacket(sent.span)
        let attributes = clear + [try TypedAttribute(.proxyState, .octets(Self.lastValue(sent, packet)))]
        let reply = try PacketWriter.octets(
            .accessAccept, identifier: packet.identifier, attributes, secret: home.shared,
            authenticator: packet.authenticator, salt: 7)
        home.receive(reply)
        guard case .answered(let octets, .accepted)? = home.outcomes().first else {
            Issue.record("no answer")
            return
        }
        let got = try request.read(octets)
        for wanted in clear {
            let found = try #require(got[wanted.key])
            let revealed = try #require(found.revealed(with: nasSecret, authenticator: request.authenticator))
            #expect(revealed == wanted, "\(wanted.key)")
            if wanted.key != .replyMessage {
                #expect(found != TypedPacket(try FramedPacket(reply.span), in: reply.span)[wanted.key])
            }
        }
    }

    /// Attributes of any number but those that are treated in their own way, vendors' with anything in them included.
    private static func attributes(_ generator: inout SeededGenerator) -> [(UInt8, [UInt8])] {
        let special: Set<UInt8> = [2, 3, 33, 60, 69, 80]
        return (0..<generator.next(below: 9)).compactMap { _ in
            let number = generator.next(below: 4) == 0 ? 79 : UInt8(1 + generator.next(below: 255))
            guard !special.contains(number) else { return nil }
            var value = generator.bytes(generator.next(below: 4) == 0 ? 253 : generator.next(below: 40))
            // Mikrotik's, of which none is hidden.
            if number == 26 { value = [0, 0, 0x3a, 0x8c] + value.prefix(249) }
            return (number, value)
        }
    }

    private static func packet(
        _ code: RadiusCode, _ attributes: [(UInt8, [UInt8])], _ secret: SharedSecret, _ authenticator: Octets16
    ) throws -> [UInt8] {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        var writer = try PacketWriter(code, identifier: 3, into: room)
        for (number, value) in attributes { try writer.append(AttributeKey(number), value) }
        let length = writer.seal(with: secret, authenticator: authenticator)
        return Array(room[..<length])
    }

    private static func verified(_ octets: [UInt8], _ secret: SharedSecret) throws -> FramedPacket {
        let packet = try FramedPacket(octets.span)
        _ = try VerifiedPacket(request: packet, in: octets.span, secret: secret, requiresMessageAuthenticator: true)
        return packet
    }

    private static func list(_ octets: [UInt8], _ packet: FramedPacket) -> [(UInt8, [UInt8])] {
        var cursor = packet.attributes
        var list: [(UInt8, [UInt8])] = []
        while let (number, value) = cursor.next(in: octets.span) { list.append((number, Self.octets(octets, value))) }
        return list
    }

    private static func lastValue(_ octets: [UInt8], _ packet: FramedPacket) -> [UInt8] {
        list(octets, packet).last?.1 ?? []
    }

    private static func octets(_ octets: [UInt8], _ range: Range<Int>) -> [UInt8] { Array(octets[range]) }
}
