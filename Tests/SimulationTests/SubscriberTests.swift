// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Testing

@testable import Simulation

@Suite struct SubscriberTests {
    @Test(arguments: [
        ("line####", 7, "line0007"), ("line####", 123_456, "line123456"), ("#@example.net", 0, "0@example.net"),
        ("a##b##", 5, "a05b##"), ("same", 9, "same"), ("", 3, ""),
    ])
    func namesFollowThePattern(pattern: String, subscriber: Int, name: String) {
        #expect(NamePattern(pattern).name(of: subscriber) == Array(name.utf8))
    }

    @Test func prefixesFollowThePool() throws {
        let series = try PrefixSeries(pool: IPv6Prefix(parsing: "3fff:100::/36"), length: 56)
        #expect(series.prefix(of: 0)?.description == "3fff:100::/56")
        #expect(series.prefix(of: 257)?.description == "3fff:100:1:100::/56")
        #expect(series.prefix(of: 1 << 20) == nil)
        #expect(series.prefix(of: -1) == nil)
        #expect(throws: LoadError.self) { try PrefixSeries(pool: series.pool, length: 35) }
    }

    @Test func tooManySubscribersAreRefused() throws {
        let pool = try IPv6Prefix(parsing: "2001:db8::/56")
        let series = try PrefixSeries(pool: pool, length: 64)
        let names = NamePattern("line#")
        #expect(try SubscriberSeries(count: 256, names: names, passwords: names, framed: series).count == 256)
        #expect(throws: LoadError.poolTooSmall(pool, count: 257)) {
            try SubscriberSeries(count: 257, names: names, passwords: names, framed: series)
        }
        #expect(throws: LoadError.subscriberCount(0)) {
            try SubscriberSeries(count: 0, names: names, passwords: names)
        }
    }

    @Test func stationsAreLocallyAdministered() {
        #expect(StationAddress.text(of: 0x0a0b_0c0d) == Array("02:00:0A:0B:0C:0D".utf8))
    }
}
