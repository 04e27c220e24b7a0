// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Glibc
import NetworkValues
import ProviderValues
@testable import RadiusServer
import Testing

/// Home servers that are written as names.
@Suite struct HomeNamesTests {
    @Test func namesAreLookedUpAndAddressesNeedNone() throws {
        var provider = TestProvider()
        provider.realms = ["localhost", "nowhere.invalid"].enumerated().map { number, host in
            RealmTerms(
                id: RealmID(Int64(number) + 1), name: Array("realm\(number)".utf8),
                way: .proxy(host: host, port: 1812, secret: Secret(TestProvider.secret)))
        }
        let directory = provider.directory()
        let names = HomeNames { directory }
        #expect(names.address(of: "2001:db8::1") == (try IPAddress(parsing: "2001:db8::1")))
        #expect(names.address(of: "localhost") == nil, "nobody waits for a name")
        try names.start()
        defer { names.stop() }
        let end = MonotonicClock.nanoseconds &+ 30_000_000_000
        while names.address(of: "localhost") == nil, MonotonicClock.nanoseconds < end { sched_yield() }
        let loopback = [try IPAddress(parsing: "127.0.0.1"), try IPAddress(parsing: "::1")]
        #expect(names.address(of: "localhost").map(loopback.contains) == true)
        #expect(names.address(of: "nowhere.invalid") == nil)
    }
}
