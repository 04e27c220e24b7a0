// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import RadiusServer

/// Many requests at once.
@Suite struct ControlOrderTests {
    @Test func oneRequestOfASessionAtATimeAndTheNewestOfThoseThatWait() throws {
        let bench = ControlBench()
        let session = ControlledSession.numbered(1)
        let running = bench.submit(.change(.speed(10)), session)
        let replaced = bench.submit(.change(.speed(20)), session)
        let newest = bench.submit(.change(.speed(30)), session)
        let other = bench.submit(.change(.speed(40)), .numbered(2))
        #expect(bench.departures.count == 2)
        #expect(bench.outcomes == [replaced: .notSent(.replaced)])
        try bench.answer(bench.departures[0], .coaACK)
        try #require(bench.departures.count == 3)
        #expect(try bench.departures[2].lines().contains("Mikrotik-Rate-Limit = \"1M/30M\""))
        try bench.answer(bench.departures[2], .coaACK)
        try bench.answer(bench.departures[1], .coaACK)
        #expect([running, newest, other].allSatisfy { bench.outcomes[$0] == .acknowledged })
    }

    /// Also when a session has got in line twice, by a request that was withdrawn and by another one.
    @Test func neverTwoRequestsOfASessionAtATime() throws {
        var settings = ControlSettings()
        settings.mostOutstanding = 2
        settings.mostPerSecond = 1_000_000
        let bench = ControlBench(settings)
        for number in [8, 9] { bench.submit(.disconnect, .numbered(number)) }
        bench.withdraw(bench.submit(.change(.speed(10)), .numbered(1)))
        bench.submit(.change(.speed(20)), .numbered(1))
        try bench.answer(bench.departures[0], .disconnectACK)
        bench.pass(.milliseconds(1))
        try #require(bench.departures.count == 3)
        bench.submit(.change(.speed(30)), .numbered(1))
        try bench.answer(bench.departures[1], .disconnectACK)
        bench.pass(.milliseconds(1))
        #expect(bench.departures.count == 3)
        try bench.answer(bench.departures[2], .coaACK)
        #expect(bench.departures.count == 4)
    }

    @Test func newerRequestTakesThePlaceOfARefusedOne() throws {
        let bench = ControlBench()
        let session = ControlledSession.numbered(1)
        let first = bench.submit(.disconnect, session)
        let second = bench.submit(.disconnect, session)
        try bench.answer(bench.departures[0], .disconnectNAK, [.cause(508)])
        #expect(bench.outcomes[first] == .refused(ControlRefusal(.severalSessions, errorCause: 508)))
        try bench.answer(bench.departures[1], .disconnectACK)
        #expect(bench.outcomes[second] == .acknowledged)
    }

    @Test func keepsToTheRoutersLimits() throws {
        var settings = ControlSettings()
        settings.mostOutstanding = 4
        settings.mostPerSecond = 10
        let bench = ControlBench(settings)
        for number in 0..<30 { bench.submit(.disconnect, .numbered(number)) }
        #expect(bench.departures.count == 4, "so many are under way")
        for departure in bench.departures { try bench.answer(departure, .disconnectACK) }
        #expect(bench.departures.count == 4, "and they were all that may leave at once")
        while bench.outcomes.count < 30 {
            try #require(bench.pass(.seconds(1)))
            for departure in bench.departures { try bench.answer(departure, .disconnectACK) }
        }
        #expect(abs(Double(bench.now) / 1e9 - 2.6) < 0.2, "26 requests after the first four, ten a second")
    }

    @Test func asksASilentRouterOneThingAtATime() throws {
        var settings = ControlSettings()
        settings.mostOutstanding = 4
        let bench = ControlBench(settings)
        for number in 0..<20 { bench.submit(.disconnect, .numbered(number)) }
        bench.passAll(.seconds(60))
        let before = Set(bench.departures.map(\.key)).count
        #expect(before == 5, "after four without an answer one more was tried")
        bench.passAll(.seconds(70))
        #expect(bench.outcomes.values.contains(.notSent(.waitedTooLong)))
        let last = bench.submit(.disconnect, .numbered(99))
        bench.passAll(.seconds(50))
        let answered = try #require(bench.departures.last)
        #expect(bench.outcomes[last] != .acknowledged)
        try bench.answer(answered, .disconnectACK)
        for number in 100..<104 { bench.submit(.disconnect, .numbered(number)) }
        #expect(Set(bench.departures.suffix(4).map(\.key)).count == 4, "it answers again")
    }

    @Test func withdrawsWhatWaitsAndForgetsWhatIsUnderWay() throws {
        let bench = ControlBench()
        let running = bench.submit(.disconnect, .numbered(1))
        let waiting = bench.submit(.disconnect, .numbered(1))
        bench.withdraw(waiting)
        bench.withdraw(running)
        #expect(bench.outcomes == [waiting: .notSent(.cancelled), running: .unanswered])
        let next = bench.submit(.disconnect, .numbered(1))
        #expect(bench.departures.count == 1, "the session's turn comes when the router has answered")
        try bench.answer(bench.departures[0], .disconnectNAK, [.cause(508)])
        #expect(bench.departures.count == 2, "what nobody waits for is not tried again")
        bench.stop()
        #expect(bench.outcomes[next] == .unanswered)
    }

    @Test func boundsWhatWaits() {
        var settings = ControlSettings()
        settings.mostWaiting = 3
        settings.mostOutstanding = 1
        let bench = ControlBench(settings)
        for number in 0..<4 { bench.submit(.disconnect, .numbered(number)) }
        let tooMany = bench.submit(.disconnect, .numbered(5))
        #expect(bench.outcomes == [tooMany: .notSent(.queueFull)])
        bench.stop()
        #expect(bench.outcomes.values.count { $0 == .notSent(.stopping) } == 3)
    }

    @Test func saysWhyItCannotAsk() throws {
        let bench = ControlBench()
        var provider = TestProvider()
        provider.routers = [
            .controlled(1), .controlled(2, source: "192.0.2.128/25"), .controlled(3, vendor: .ubiquiti, port: 3779),
        ]
        bench.directory.set(provider.directory(after: bench.directory.current))
        func outcome(_ task: ControlTask, _ session: ControlledSession) -> ControlOutcome? {
            let ticket = bench.submit(task, session)
            return bench.outcomes[ticket]
        }
        #expect(outcome(.disconnect, .numbered(1, at: 9)) == .notSent(.unknownNAS))
        #expect(outcome(.disconnect, .numbered(1, at: 2)) == .notSent(.unknownRouter))
        var elsewhere = ControlledSession.numbered(1, at: 2)
        elsewhere.router = .v4(IPv4Address(bits: 0xc000_0201))
        #expect(outcome(.disconnect, elsewhere) == .notSent(.unknownRouter), "it is outside of the network")
        #expect(outcome(.disconnect, ControlledSession(nas: NASID(1))) == .notSent(.unnamedSession))
        #expect(outcome(.change(.speed(20)), .numbered(1, at: 3)) == .notSent(.notChangeable))
        let long = AccessGrant(profile: Array(repeating: 0x61, count: 248), trace: .atStart)
        #expect(outcome(.change(long), .numbered(1)) == .notSent(.tooLong))
        #expect(bench.departures.isEmpty)
        elsewhere.router = .v4(IPv4Address(bits: 0xc000_0281))
        #expect(outcome(.disconnect, elsewhere) == nil)
        #expect(outcome(.disconnect, .numbered(1, at: 3)) == nil)
        #expect(bench.departures.map { "\($0.key.router)" } == ["192.0.2.129:3799", "192.0.2.3:3779"])
    }
}
