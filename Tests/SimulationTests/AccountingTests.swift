// SPDX-License-Identifier: Apache-2.0

import Foundation
import NetworkValues
import ProviderValues
import RadiusCodec
import Synchronization
import TestKit
import Testing

@testable import Simulation

@Suite struct AccountingTests {
    private static let secret = "a secret for tests"

    @Test(arguments: [Pacing.closed(window: 60), .open(perSecond: 4000)])
    func everythingAcknowledgedStandsInTheBooksAndInTheFile(pacing: Pacing) throws {
        let bookkeeper = Bookkeeper(secret: try Self.shared())
        let server = try DatagramServer(bookkeeper.answer)
        let (report, lines) = try Self.load(pacing, server)
        #expect(report.isRight && report.tally.acknowledged == report.tally.sent, "\(report.json)")
        #expect(report.tally.latency.count == report.tally.acknowledged)
        #expect(report.tally.starts > 0 && report.tally.interims > report.tally.stops && report.tally.stops > 0)
        #expect(report.json.hasPrefix("{\"load\":\"accounting\",\"loop\":\"") && report.json.hasSuffix("}}"))
        try Self.expect(lines, toBeIn: bookkeeper, report)
        let prefixes = bookkeeper.books.withLock(\.prefixes)
        #expect(
            prefixes["line0007@example.net"]
                == [try IPv6Prefix(parsing: "2001:db8:0:7::/64"), try IPv6Prefix(parsing: "3fff:100:0:700::/56")])
    }

    @Test(arguments: 1...3)
    func totalsAreExactOverABadLine(seed: UInt64) throws {
        let bookkeeper = Bookkeeper(secret: try Self.shared())
        let server = try DatagramServer(bookkeeper.answer)
        let relay = try LossyRelay(to: server.port, .init(dropped: 10, doubled: 10, held: 20), seed: seed)
        let (report, lines) = try Self.load(
            .closed(window: 60), server, by: relay.port, timeout: .milliseconds(40), tries: 30)
        #expect(report.tally.givenUp == 0 && report.tally.acknowledged == report.tally.sent, "\(report.json)")
        #expect(report.tally.retransmitted > 0 && report.tally.repeated > 0)
        #expect(relay.dropped > 0 && relay.doubled > 0 && relay.held > 0)
        try Self.expect(lines, toBeIn: bookkeeper, report)
    }

    @Test func sendsTheSameOctetsAgain() throws {
        let bookkeeper = Bookkeeper(.deaf(times: 3), secret: try Self.shared())
        let server = try DatagramServer(bookkeeper.answer)
        let (report, _) = try Self.load(
            .closed(window: 20), server, timeout: .milliseconds(30), tries: 3, duration: .milliseconds(80))
        #expect(report.tally.sent > 0 && report.tally.acknowledged + report.tally.givenUp == report.tally.sent)
        #expect(report.tally.retransmitted >= 2 * report.tally.acknowledged)
        let datagrams = bookkeeper.books.withLock(\.datagrams)
        #expect(datagrams.count == report.tally.sent && datagrams.values.allSatisfy { $0 <= 3 })
    }

    @Test(arguments: [Bookkeeper.Conduct.otherSecret, .otherCode, .garbage])
    func takesNoWrongAnswerForAnAcknowledgement(conduct: Bookkeeper.Conduct) throws {
        let bookkeeper = Bookkeeper(conduct, secret: try Self.shared())
        let server = try DatagramServer(bookkeeper.answer)
        let (report, lines) = try Self.load(
            .closed(window: 8), server, timeout: .milliseconds(10), tries: 2, duration: .milliseconds(50))
        #expect(report.tally.acknowledged == 0 && report.tally.givenUp == report.tally.sent && !report.isRight)
        #expect(try Set(report.tally.wrong.keys) == [#require(conduct.fault)])
        #expect(lines.isEmpty)
    }

    /// Whether the books agree with every acknowledgement: nothing missing, nothing invented, totals to the octet.
    private static func expect(_ lines: [[Substring]], toBeIn bookkeeper: Bookkeeper, _ report: AccountingReport) throws
    {
        let books = bookkeeper.books.withLock { $0 }
        #expect(books.faults == 0 && lines.count == report.tally.acknowledged)
        #expect(books.reports.count == report.tally.acknowledged)
        var last: [String: Bookkeeper.Report] = [:]
        for line in lines {
            let stage = try #require(["start", "interim", "stop"].firstIndex(of: line[1]))
            last[String(line[0])] = Bookkeeper.Report(
                stage: stage, seconds: try #require(UInt64(line[2])), down: try #require(UInt64(line[3])),
                up: try #require(UInt64(line[4])))
        }
        #expect(last == books.sessions)
        #expect(last.values.contains { $0.down > UInt64(UInt32.max) }, "no session needs gigawords")
    }

    private static func shared() throws -> SharedSecret { try #require(SharedSecret(Array(secret.utf8))) }

    private static func load(
        _ pacing: Pacing, _ server: DatagramServer, by port: UInt16? = nil, timeout: Duration = .seconds(3),
        tries: Int = 3,
        duration: Duration = .milliseconds(250)
    ) throws -> (AccountingReport, lines: [[Substring]]) {
        let names = NamePattern("line####@example.net")
        let series = try SubscriberSeries(
            count: 40, names: names, passwords: names,
            framed: PrefixSeries(pool: IPv6Prefix(parsing: "2001:db8::/48"), length: 64),
            delegated: PrefixSeries(pool: IPv6Prefix(parsing: "3fff:100::/40"), length: 56))
        let folder = try TemporaryDirectory()
        let file = folder.file("acknowledged")
        let plan = try AccountingPlan(
            target: .v6(IPv6Address(parsing: "::1")), port: port ?? server.port, secret: Secret(secret),
            subscribers: series,
            shape: SessionShape(interimPercent: 80), pacing: pacing, retry: RetryPolicy(timeout: timeout, tries: tries),
            duration: duration, warmUp: .zero, acknowledged: file)
        var generator = SeededGenerator(seed: 5)
        let (report, text) = try withExtendedLifetime((server, folder)) {
            (try LoadRun.perform(plan, using: &generator), try String(contentsOfFile: file, encoding: .utf8))
        }
        return (report, text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") })
    }
}
