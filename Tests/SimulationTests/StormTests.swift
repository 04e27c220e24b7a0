// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusCodec
import Synchronization
import TestKit
import Testing

@testable import Simulation

@Suite struct StormTests {
    private static let secret = "a secret for tests"
    private static let lines = 300

    @Test(arguments: LoadMethod.allCases)
    func everyLineComesInWithWhatItsLoginGave(method: LoadMethod) throws {
        let (report, bookkeeper) = try Self.storm(method)
        #expect(report.isRight && report.tally.latency.count == Self.lines, "\(report.json)")
        #expect(report.json.hasPrefix("{\"load\":\"storm\",\"routers\":7,") && report.json.hasSuffix("}}"))
        let books = bookkeeper.books.withLock { $0 }
        #expect(books.faults == 0 && books.sessions.count == Self.lines)
        #expect(books.sessions.values.allSatisfy { $0 == Bookkeeper.Report() })
        #expect(
            books.prefixes["line0009"]
                == [try IPv6Prefix(parsing: "2001:db8:0:9::/64"), try IPv6Prefix(parsing: "3fff:100:0:900::/56")])
    }

    @Test func everyLineComesInOverABadLine() throws {
        let (report, bookkeeper) = try Self.storm(
            .pap, faults: .init(dropped: 10, doubled: 10, held: 20), timeout: .milliseconds(40), tries: 30)
        #expect(report.tally.up == Self.lines && report.tally.retransmitted > 0 && report.tally.givenUp == 0)
        #expect(bookkeeper.books.withLock(\.sessions.count) == Self.lines)
    }

    @Test func tellsWhoIsRefusedAndWhoGivesUp() throws {
        let (refused, _) = try Self.storm(.pap, against: .rejects)
        #expect(refused.tally.refused == Self.lines && !refused.isRight)
        #expect(refused.tally.wrong == [.rejected: Self.lines])
        let (alone, _) = try Self.storm(.pap, against: .otherSecret, timeout: .milliseconds(20), tries: 2)
        #expect(alone.tally.givenUp == Self.lines && alone.tally.retransmitted == Self.lines)
    }

    @Test func routersHaveAddressesOfTheirOwn() throws {
        let plan = try Self.plan(.pap, port: 1812, accounting: 1813, sources: "127.3.0.0/29", target: "127.0.0.1")
        #expect(plan.source(of: 0)?.description == "127.3.0.1" && plan.source(of: 6)?.description == "127.3.0.7")
        for (sources, target) in [("127.3.0.0/30", "127.0.0.1"), ("127.3.0.0/24", "::1")] {
            #expect(throws: LoadError.self) {
                try Self.plan(.pap, port: 1812, accounting: 1813, sources: sources, target: target)
            }
        }
    }

    private static func storm(
        _ method: LoadMethod, against mistake: FaultyServer.Mistake = .none, faults: LossyRelay.Faults? = nil,
        timeout: Duration = .seconds(3), tries: Int = 3
    ) throws -> (StormReport, Bookkeeper) {
        let shared = try #require(SharedSecret(Array(secret.utf8)))
        let bookkeeper = Bookkeeper(secret: shared)
        let accounting = try DatagramServer(bookkeeper.answer)
        let logins = try FaultyServer(mistake, secret: shared, framed: framed(), delegated: delegated())
        let relays = try faults.map { faults in
            try [logins.port, accounting.port].map { try LossyRelay(to: $0, faults, seed: UInt64($0)) }
        }
        let plan = try plan(
            method, port: relays?[0].port ?? logins.port, accounting: relays?[1].port ?? accounting.port,
            timeout: timeout, tries: tries)
        var generator = SeededGenerator(seed: 11)
        let report = try withExtendedLifetime((logins, accounting, relays)) {
            try LoadRun.perform(plan, using: &generator)
        }
        return (report, bookkeeper)
    }

    private static func plan(
        _ method: LoadMethod, port: UInt16, accounting: UInt16, sources: String? = nil, target: String = "::1",
        timeout: Duration = .seconds(3), tries: Int = 3
    ) throws -> StormPlan {
        let names = NamePattern("line####")
        return try StormPlan(
            target: IPAddress(parsing: target), port: port, accountingPort: accounting, secret: Secret(secret),
            method: method,
            subscribers: SubscriberSeries(
                count: lines, names: names, passwords: names, framed: framed(), delegated: delegated()),
            routers: 7, sources: sources.map { try IPPrefix(parsing: $0) }, outstanding: 10,
            retry: RetryPolicy(timeout: timeout, tries: tries))
    }

    private static func framed() throws -> PrefixSeries {
        try PrefixSeries(pool: IPv6Prefix(parsing: "2001:db8::/48"), length: 64)
    }

    private static func delegated() throws -> PrefixSeries {
        try PrefixSeries(pool: IPv6Prefix(parsing: "3fff:100::/40"), length: 56)
    }
}
