// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import RadiusCodec
@testable import RadiusServer
import TestKit
import Testing

/// What is not proved to be the home server's answer changes nothing.
@Suite struct HostileHomeTests {
    @Test func nothingButTheAnswerIsBelieved() throws {
        let home = try TestHome()
        let request = TestRequest()
        try home.take(request.octets())
        let sent = try #require(home.sent().first)
        let answer = try home.answer(sent)
        var other = answer
        other[1] &+= 1
        let wrongPort = RadiusEndpoint(address: TestHome.endpoint.address, port: 1813)
        home.receive(answer, from: wrongPort)
        home.receive(answer, port: 1)
        home.receive(other)
        #expect(home.meters.count(of: .unmatched) == 3)
        home.receive(Array(answer.dropLast()))
        #expect(home.meters.count(of: .unreadable) == 1)
        home.receive(try home.answer(sent, messageAuthenticator: false))
        #expect(home.meters.count(of: .unverified) == 1)
        home.receive(try home.answer(sent, .accountingResponse))
        #expect(home.meters.count(of: .unexpectedCode) == 1)
        // RFC 2865 section 5.33, and the place where collisions are hidden.
        home.receive(try home.answer(sent, proxyStates: false))
        home.receive(try home.answer(sent, .accessAccept, [(33, [1, 2, 3])]))
        home.receive(try home.answer(sent, .accessAccept, [(33, home.mark.value(1))], proxyStates: false))
        #expect(home.meters.count(of: .wrongProxyState) == 3)
        #expect(home.desk.takeOutput().isEmpty && home.desk.underWay == 1)
        home.receive(answer)
        #expect(home.outcomes().count == 1)
        home.receive(answer)
        #expect(home.desk.takeOutput().isEmpty, "a second answer is one too many")
        #expect(home.meters.count(of: .unmatched) == 4)
    }

    @Test func aLateAnswerIsNotTakenForTheNextLogins() throws {
        let home = try TestHome()
        try home.take(TestRequest().octets())
        let late = try home.answer(try #require(home.sent().first))
        home.pass(seconds: 5)
        // The Identifier goes round to another login.
        try home.take(TestRequest(identifier: 9, authenticator: Octets16(high: 5, low: 6)).octets())
        _ = home.desk.takeOutput()
        home.receive(late)
        #expect(home.desk.takeOutput().isEmpty && home.desk.underWay == 1)
        #expect(home.meters.count(of: .unverified) == 1)
    }

    @Test func anOperatorMayDoWithoutMessageAuthenticator() throws {
        var settings = ProxySettings()
        settings.requiresMessageAuthenticator = false
        let home = try TestHome(settings)
        try home.take(TestRequest().octets())
        home.receive(try home.answer(try #require(home.sent().first), messageAuthenticator: false))
        #expect(home.outcomes().count == 1)
    }

    /// Mutated answers, half of them signed: each login gets one answer at most, every login one outcome, nothing
    /// traps.
    @Test func mutatedAnswersAreCountedOrPassedOn() throws {
        var settings = ProxySettings()
        settings.silencesUntilDown = .max
        let home = try TestHome(settings)
        var generator = SeededGenerator(seed: 3579)
        var (outcomes, answered) = (0, 0)
        let rounds = 10_000
        for round in 0..<rounds {
            try home.take(
                TestRequest(identifier: UInt8(round & 0xff), authenticator: .random(using: &generator)).octets())
            let output = home.desk.takeOutput()
            outcomes += output.returns.count
            guard let (key, sent) = output.packets.first(where: { $0.octets[0] == 1 }) else { continue }
            var reply = try home.answer(
                sent, .accessAccept,
                [(26, [0, 0, 1, 0x37, 16, 36] + generator.bytes(34)), (69, generator.bytes(19)), (79, [1])])
            for _ in 0..<generator.next(below: 4) {
                reply[generator.next(below: reply.count)] = UInt8(truncatingIfNeeded: generator.next())
            }
            if generator.next(below: 8) == 0 { reply.removeLast(generator.next(below: reply.count)) }
            if generator.next(below: 2) == 0 { Self.sign(&reply, to: sent, home.shared) }
            home.receive(reply, port: key.slot.port)
            home.now += 1_000_000
            home.desk.advance(to: home.now)
            for outcome in home.outcomes() {
                outcomes += 1
                if case .answered = outcome { answered += 1 }
            }
        }
        home.pass(seconds: 6)
        outcomes += home.outcomes().count
        #expect(outcomes == rounds)
        #expect(answered > rounds / 10, "the mutations must reach the rewriting")
        #expect(home.meters.count(of: .unverified) > 1000)
    }

    /// Makes the authenticators right again, as a home server that has gone mad would.
    private static func sign(_ reply: inout [UInt8], to request: [UInt8], _ secret: SharedSecret) {
        guard let packet = try? FramedPacket(reply.span), let asked = try? FramedPacket(request.span),
            packet.code.authenticatorRule == .digestOverRequest
        else { return }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FramedPacket.longest, alignment: 16)
        defer { room.deallocate() }
        guard var writer = try? PacketWriter(packet.code, identifier: packet.identifier, into: room) else { return }
        var cursor = packet.attributes
        while let (number, value) = cursor.next(in: reply.span) {
            guard number != 80 else { continue }
            try? writer.append(AttributeKey(number), reply.span.extracting(value))
        }
        let length = writer.seal(with: secret, authenticator: asked.authenticator)
        reply = Array(room[..<length])
    }
}
