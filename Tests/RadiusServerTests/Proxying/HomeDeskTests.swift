// SPDX-License-Identifier: Apache-2.0

import RadiusCodec
@testable import RadiusServer
import Testing

/// When logins are sent, repeated, given up and not even tried.
@Suite struct HomeDeskTests {
    @Test func repeatsOnlyWhatTheRouterRepeats() throws {
        let home = try TestHome()
        let request = try TestRequest().octets()
        try home.take(request)
        let first = home.desk.takeOutput()
        home.pass(seconds: 2)
        #expect(home.desk.takeOutput().isEmpty, "nothing is repeated by itself")
        try home.take(request)
        let second = home.desk.takeOutput()
        #expect(second.packets.map(\.octets) == first.packets.map(\.octets))
        #expect(second.packets.first?.to == first.packets.first?.to)
        #expect(second.returns.map(\.outcome) == [.dropped(.duplicateInProgress)])
        home.pass(seconds: 3)
        #expect(home.outcomes() == [.dropped(.homeServerSilent)])
        #expect(home.desk.underWay == 0)
        // What is given up is forgotten: the same packet is a new login.
        try home.take(request)
        #expect(home.sent() != first.packets.map(\.octets))
    }

    @Test func aNewLoginTakesThePlaceOfTheOneWithItsIdentifier() throws {
        let home = try TestHome()
        try home.take(TestRequest().octets())
        let old = try #require(home.sent().first)
        try home.take(TestRequest(authenticator: Octets16(high: 1, low: 1)).octets())
        let output = home.desk.takeOutput()
        #expect(output.returns.map(\.outcome) == [.dropped(.homeServerSilent)])
        #expect(output.packets.count == 1 && home.desk.underWay == 1)
        home.receive(try home.answer(old))
        #expect(home.desk.takeOutput().isEmpty, "nobody waits for the old one")
    }

    @Test func anIdentifierIsNeverInUseTwice() throws {
        var settings = ProxySettings()
        settings.ports = 2
        let home = try TestHome(settings)
        let request = try TestRequest().octets()
        for port in 0..<520 { try home.take(request, port: UInt16(1000 + port)) }
        let output = home.desk.takeOutput()
        #expect(Set(output.packets.map(\.to)).count == 512)
        #expect(output.returns.map(\.outcome) == Array(repeating: .dropped(.homeServerBusy), count: 8))
        for (key, octets) in output.packets { home.receive(try home.answer(octets), port: key.slot.port) }
        let answered = home.desk.takeOutput().returns
        #expect(Set(answered.map(\.login.source.port)).count == 512, "each login got an answer of its own")
        #expect(home.desk.underWay == 0)
    }

    @Test func aServerThatIsSilentIsLeftAlone() throws {
        let home = try TestHome()
        let request = try TestRequest().octets()
        for port in 0..<6 { try home.take(request, port: UInt16(1000 + port)) }
        #expect(home.sent().count == 6)
        home.pass(seconds: 5)
        let output = home.desk.takeOutput()
        #expect(output.returns.count == 6)
        let probe = try #require(output.packets.first)
        #expect(output.packets.count == 1 && probe.octets.first == RadiusCode.statusServer.rawValue)
        try home.take(request)
        #expect(home.outcomes() == [.dropped(.homeServerSilent)], "dropped at once")
        home.receive(try home.answer(probe.octets, proxyStates: false))
        try home.take(request)
        #expect(home.sent().count == 1, "a server that answers the probe is back")
    }

    @Test func aServerThatKnowsNoStatusServerIsTriedAfterItsRest() throws {
        let home = try TestHome()
        let request = try TestRequest().octets()
        for port in 0..<6 { try home.take(request, port: UInt16(1000 + port)) }
        for _ in 0..<5 { home.pass(seconds: 5) }
        #expect(home.desk.underWay == 0, "probing ends with the rest")
        _ = home.desk.takeOutput()
        try home.take(request)
        #expect(home.sent().first?.first == RadiusCode.accessRequest.rawValue)
        home.pass(seconds: 5)
        _ = home.desk.takeOutput()
        try home.take(request)
        #expect(home.outcomes() == [.dropped(.homeServerSilent)], "one silence is enough for another rest")
    }

    @Test func whatHasBeenHereIsNotSentAgain() throws {
        let home = try TestHome()
        try home.take(TestRequest().octets())
        let once = try #require(home.sent().first)
        try home.take(once)
        let output = home.desk.takeOutput()
        #expect(output.returns.map(\.outcome) == [.dropped(.proxyLoop)])
        #expect(output.packets.isEmpty)
    }

    /// The limit that holds where the circle goes through others that take our Proxy-State off.
    @Test func whatHasPassedEightProxiesIsDropped() throws {
        var provider = TestProvider()
        provider.realms = [TestHome.realm]
        let desk = try TestDesk(provider)
        for count in [7, 8] {
            let states = (0..<count).map { "Proxy-State = 0x0\($0)" }
            _ = desk.answer(try TestRequest(userName: "a@home.example", extras: states).octets())
            #expect(desk.drops.contains(.proxyLoop) == (count == 8))
        }
    }
}
