// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusCodec
import TestKit
import Testing

@testable import Simulation

@Suite struct LoadTests {
    @Test(arguments: FaultyServer.Mistake.allCases)
    func tellsEveryMistakeOfAServer(mistake: FaultyServer.Mistake) throws {
        let report = try Self.load(.msCHAPv2, against: mistake)
        guard let fault = mistake.fault else {
            #expect(report.isRight && report.tally.latency.count == report.tally.right, "\(report.tally.wrong)")
            return
        }
        #expect(report.tally.right == 0 && !report.isRight)
        #expect(Set(report.tally.wrong.keys) == [fault])
    }

    @Test(arguments: LoadMethod.allCases, [Pacing.closed(window: 100), .open(perSecond: 2000)])
    func provesPasswordsByEveryMethod(method: LoadMethod, pacing: Pacing) throws {
        let report = try Self.load(method, pacing)
        #expect(report.isRight, "\(report.tally.wrong)")
        #expect(report.tally.right <= report.tally.sent + 100)
        let line = report.json
        #expect(line.hasPrefix("{\"loop\":\"") && line.hasSuffix("}}") && !line.contains("\n"))
        #expect(line.contains("\"method\":\"\(method.rawValue)\""))
    }

    @Test func tellsThatNobodyAnswers() throws {
        let report = try Self.load(.pap, .closed(window: 4), port: 1)
        #expect(report.tally.replies == 0 && !report.isRight && report.tally.sent <= 4)
    }

    /// The order of the requests decides whether a server may answer from its memory of repeated ones.
    @Test func aPortSendsAllItsIdentifiersBeforeOneComesAgain() throws {
        let secret = try #require(SharedSecret(Array("secret".utf8)))
        var generator = SeededGenerator(seed: 7)
        let series = try SubscriberSeries(count: 1500, names: NamePattern("line####"), passwords: NamePattern("p"))
        let book = try RequestBook(series, method: .pap, secret: secret, ports: 2, using: &generator)
        #expect(book.count == 1536 && Set(book.subscribers).count == 1500)
        var requests: Set<Int> = []
        for port in 0..<2 {
            for sent in 0..<768 {
                let request = book.request(port: port, sent: sent)
                #expect(book.bytes[book.range(request)][book.range(request).lowerBound + 1] == UInt8(sent % 256))
                requests.insert(request)
            }
        }
        #expect(requests.count == book.count)
    }

    private static func load(
        _ method: LoadMethod, _ pacing: Pacing = .closed(window: 32), against mistake: FaultyServer.Mistake = .none,
        port: UInt16? = nil
    ) throws -> LoadReport {
        let secret = "a secret for tests"
        let framed = try PrefixSeries(pool: IPv6Prefix(parsing: "2001:db8::/48"), length: 64)
        let delegated = try PrefixSeries(pool: IPv6Prefix(parsing: "3fff:100::/44"), length: 56)
        let shared = try #require(SharedSecret(Array(secret.utf8)))
        let server = try FaultyServer(mistake, secret: shared, framed: framed, delegated: delegated)
        let names = NamePattern("line####@example.net")
        let series = try SubscriberSeries(
            count: 300, names: names, passwords: names, framed: framed, delegated: delegated)
        let plan = try LoadPlan(
            target: .v6(IPv6Address(parsing: "::1")), port: port ?? server.port, secret: Secret(secret), method: method,
            subscribers: series, pacing: pacing, duration: .milliseconds(100), warmUp: .zero)
        var generator = SeededGenerator(seed: 11)
        return try withExtendedLifetime(server) { try LoadRun.perform(plan, using: &generator) }
    }
}
