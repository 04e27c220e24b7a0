// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// One request and its answer.
@Suite struct ControlExchangeTests {
    @Test func repeatsTheSameOctetsUntilItGivesUp() throws {
        let bench = ControlBench()
        let ticket = bench.submit(.disconnect, .numbered(1))
        bench.passAll(.seconds(100))
        #expect(bench.departures.count == 5)
        #expect(Set(bench.departures.map(\.octets)).count == 1, "every repetition has the same octets")
        #expect(Set(bench.departures.map(\.key)).count == 1, "and leaves from the same port")
        let waits = zip(bench.departures.dropFirst(), bench.departures).map { Double($0.at - $1.at) / 1e9 }
        for (wait, nominal) in zip(waits, [2.0, 4, 8, 16]) {
            #expect(abs(wait - nominal) <= nominal / 10, "\(wait) s instead of \(nominal) s")
        }
        #expect(Set(waits.map { ($0 * 1e6).rounded() / (waits[0] * 1e6) }).count > 1)
        #expect(bench.outcomes[ticket] == .unanswered)
        #expect(bench.meters[NASID(1)].figures.repetitions == 4 && bench.meters[NASID(1)].figures.unanswered == 1)
    }

    @Test func takesOnlyTheRightAnswer() throws {
        let bench = ControlBench()
        let ticket = bench.submit(.change(.speed(20)), .numbered(1))
        let request = try #require(bench.departures.first)
        let right = try request.answer(.coaACK)

        bench.deliver(Array(right.dropLast(19)), to: request.key)
        bench.deliver(try request.answer(.coaACK, secret: Array("another secret".utf8)), to: request.key)
        bench.deliver(try request.answer(.disconnectACK), to: request.key)
        bench.deliver(
            right, to: ExchangeKey(router: request.key.router, slot: SourceSlot(port: 1, identifier: right[1])))
        let other = RadiusEndpoint(address: request.key.router.address, port: 3800)
        bench.deliver(right, to: ExchangeKey(router: other, slot: request.key.slot))
        var changed = right
        changed[19] ^= 1
        bench.deliver(changed, to: request.key)
        bench.deliver(try request.answer(.coaACK, [try Self.stamp(secondsOff: -301)]), to: request.key)
        bench.deliver(try request.answer(.coaACK, [try Self.stamp(secondsOff: 301)]), to: request.key)
        #expect(bench.outcomes.isEmpty, "none of these is an answer")

        bench.deliver(try request.answer(.coaACK, [try Self.stamp(secondsOff: -299)]), to: request.key)
        #expect(bench.outcomes == [ticket: .acknowledged])
        bench.deliver(right, to: request.key)
        bench.passAll(.seconds(100))
        #expect(bench.departures.count == 1)
        let faults = bench.meters[NASID(1)].figures.faults
        #expect(faults.map(\.count) == [0, 0, 1, 2, 2], "\(faults)")
        #expect(bench.meters.stray.figures.faults.map(\.count) == [1, 3, 0, 0, 0])
    }

    private static func stamp(secondsOff: Int64) throws -> TypedAttribute {
        try TypedAttribute(.eventTimestamp, .integer(UInt64(ControlBench.start.seconds + secondsOff)))
    }

    @Test func anAnswerNeedsNoMessageAuthenticatorButARightOne() throws {
        let bench = ControlBench(vendor: .accelPPP)
        let first = bench.submit(.disconnect, .numbered(1))
        let request = try #require(bench.departures.first)
        let secret = try #require(SharedSecret(TestProvider.secret))
        let authenticator = try #require(Octets16(Array(request.octets[4..<20])))
        func answer(_ attributes: [TypedAttribute]) throws -> [UInt8] {
            try PacketWriter.octets(
                .disconnectACK, identifier: request.octets[1], attributes, secret: secret, authenticator: authenticator,
                messageAuthenticator: false)
        }
        let wrong = try TypedAttribute(.messageAuthenticator, .octets(Array(repeating: 1, count: 16)))
        bench.deliver(try answer([wrong]), to: request.key)
        #expect(bench.outcomes.isEmpty && bench.meters[NASID(1)].figures.faults.map(\.count) == [0, 0, 0, 1, 0])
        bench.deliver(try answer([]), to: request.key)
        #expect(bench.outcomes == [first: .acknowledged])
    }

    /// Every Error-Cause of RFC 5176 section 3.5, and one that nobody has defined.
    @Test(
        arguments: [
            (201, ControlRefusal.Kind.other), (202, .invalid), (401, .unsupported), (402, .missingAttribute),
            (403, .otherRouter), (404, .invalid), (405, .unsupported), (406, .unsupported), (407, .unsupported),
            (501, .prohibited), (502, .other), (503, .sessionGone), (504, .other), (505, .other), (506, .resources),
            (507, .other), (508, .severalSessions), (999, .other),
        ] as [(UInt64, ControlRefusal.Kind)])
    func tellsWhyTheRouterRefuses(cause: UInt64, kind: ControlRefusal.Kind) throws {
        let bench = ControlBench()
        let ticket = bench.submit(.disconnect, .numbered(1))
        while bench.outcomes[ticket] == nil {
            try bench.answer(try #require(bench.departures.last), .disconnectNAK, [.cause(cause)])
            try #require(bench.departures.count < 10)
        }
        #expect(bench.outcomes[ticket] == .refused(ControlRefusal(kind, errorCause: UInt32(cause))))
    }

    @Test func namesTheSessionOtherwiseWhenThatMayHelp() throws {
        let session = ControlledSession(
            nas: NASID(1), nasIdentifier: Array("edge".utf8), sessionID: Array("81a00001".utf8),
            userName: Array("bob".utf8), portID: Array("<pppoe-bob>".utf8), ipv4: IPv4Address(bits: 0xc633_6407))
        let number = "Acct-Session-Id = \"81a00001\""
        let usual = ["NAS-Identifier = \"edge\"", number, "User-Name = \"bob\""]
        let place = ["NAS-Port-Id = \"<pppoe-bob>\"", "Framed-IP-Address = 198.51.100.7"]
        for (cause, second) in [(508, [number]), (403, [number]), (401, [number]), (402, usual + place)] {
            let bench = ControlBench()
            let ticket = bench.submit(.disconnect, session)
            try bench.answer(bench.departures[0], .disconnectNAK, [.cause(UInt64(cause))])
            try #require(bench.departures.count == 2, "\(cause)")
            #expect(try bench.departures[0].lines() == usual)
            #expect(try bench.departures[1].lines() == second, "\(cause)")
            #expect(bench.departures[0].key != bench.departures[1].key, "another packet has another Identifier")
            try bench.answer(bench.departures[1], .disconnectACK)
            #expect(bench.outcomes[ticket] == .acknowledged)
            // What was wrong with how this router names things is wrong the next time, too.
            bench.submit(.disconnect, session)
            #expect(try bench.departures[2].lines() == (cause == 508 ? usual : second), "\(cause)")
        }
    }

    @Test func believesARouterThatCannotChangeSessions() throws {
        let bench = ControlBench(vendor: .generic)
        let first = bench.submit(.change(.speed(20)), .numbered(1))
        try bench.answer(bench.departures[0], .coaNAK, [.cause(401)])
        try bench.answer(bench.departures[1], .coaNAK, [.cause(401)])
        #expect(bench.outcomes[first] == .refused(ControlRefusal(.unsupported, errorCause: 401)))
        let second = bench.submit(.change(.speed(20)), .numbered(2))
        #expect(bench.outcomes[second] == .notSent(.notChangeable))
        let disconnect = bench.submit(.disconnect, .numbered(2))
        try bench.answer(bench.departures[2], .disconnectACK)
        #expect(bench.outcomes[disconnect] == .acknowledged)
        bench.passAll(.seconds(3601))
        bench.submit(.change(.speed(20)), .numbered(3))
        #expect(bench.departures.count == 4, "routers get new software")
    }
}
