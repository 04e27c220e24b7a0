// SPDX-License-Identifier: Apache-2.0

import NIOPosix
import NetworkValues
import Operations
import ProviderValues
import RouterOSCodec
import TestKit
import Testing

@testable import RouterOSClient

/// Routers that do not do as they should: they cost their own callers time, and nobody else.
struct StubbornRouterTests {
    private static let block = LineBlock(
        service: ServiceID(7), list: "blocked",
        prefixes: ["192.0.2.7/32", "2001:db8:7::/56"].compactMap { try? IPPrefix(parsing: $0) })

    @Test(arguments: ["hang", "garbage", "close-mid-sentence"])
    func brokenRoutersDelayNobodyElse(conduct: String) async throws {
        let broken = try await FakeRouter(["--conduct", conduct])
        let prompt = try await FakeRouter()
        let access = RouterOSAccess([broken, prompt], times: RouterTimes(reading: .seconds(2), writing: .seconds(2)))
        let alone = await Self.tenRounds(access)
        async let waiting = access.setBlocks([Self.block], at: NASID(1))
        let beside = await Self.tenRounds(access)
        // As fast as without the broken one, whose every round would cost two seconds, however busy the machine is.
        #expect(beside < alone * 5 + .seconds(2), "\(alone) alone, \(beside) beside it")
        let outcome = await waiting
        #expect(!outcome[0].isConfirmed, "\(outcome)")
        #expect(try await broken.rows("/ip/firewall/address-list").isEmpty)
        #expect("\(outcome[0])".contains("127.0.0.1"))
        #expect(await access.setBlocks([Self.block], at: NASID(1)).allSatisfy { !$0.isConfirmed })
        await access.stop()
    }

    /// How long the prompt router takes to be told the same ten times.
    private static func tenRounds(_ access: RouterOSAccess) async -> Duration {
        let start = ContinuousClock.now
        for _ in 1...10 {
            #expect(await access.setBlocks([block], at: NASID(2)).allSatisfy { $0.isConfirmed })
        }
        return ContinuousClock.now - start
    }

    /// A router that fails every third command, and one that does what it is told and hangs up without a word: asked often enough,
    /// both have what they should, once.
    @Test(arguments: ["trap-a-third", "slow"])
    func routersThatFailNowAndThenConverge(conduct: String) async throws {
        let router = try await FakeRouter(["--conduct", conduct, "--delay", "0.05"])
        let access = RouterOSAccess([router])
        var confirmed = false
        for _ in 1...40 where !confirmed {
            confirmed = await access.setBlocks([Self.block], at: NASID(1))[0].isConfirmed
        }
        #expect(confirmed)
        #expect(try await router.rows("/ip/firewall/address-list").count == 1)
        #expect(try await router.rows("/ipv6/firewall/address-list").count == 1)
        await access.stop()
    }

    @Test func lostAnswersAreReadBack() async throws {
        let router = try await FakeRouter()
        let link = RouterLink(router.account(), group: .singletonMultiThreadedEventLoopGroup)
        let table = RouterTable.ipv4AddressList
        let token = OwnershipToken(.block, 7)
        let row = WantedRow(
            token: token,
            values: [Attribute("list", "blocked"), Attribute("address", "192.0.2.7"), Attribute("disabled", "no")])
        let times = RouterTimes()
        // A rehearsal says what would be done and does nothing.
        let plan = try await table.reconcile([row], scope: [token], at: link, times: times, isRehearsal: true)
        #expect(plan.plan.changes == [.add(row)])
        #expect(try await router.rows("/ip/firewall/address-list").isEmpty)
        let done = try await table.reconcile([row], scope: [token], at: link, times: times)
        #expect(done.changes(of: token) == 1 && done.remaining.isEmpty && done.faults.isEmpty)
        // The router ends every connection and keeps its rows: the next call opens another.
        try await router.order("reboot")
        var after: TableReport?
        for _ in 1...20 where after == nil {
            after = try? await table.reconcile([row], scope: [token], at: link, times: times)
        }
        #expect(after?.plan.changes.isEmpty == true)
        await link.close()
    }

    @Test func commandsAreWithdrawnWhenNobodyWaits() async throws {
        let router = try await FakeRouter()
        let link = RouterLink(router.account(), group: .singletonMultiThreadedEventLoopGroup)
        let notices = try await link.follow(Command(.known("/ip/firewall/address-list/listen")))
        var reader = notices.makeAsyncIterator()
        // Once this is answered the router has begun to listen, too.
        _ = try await link.run(Command(.known("/system/identity/print")), within: .seconds(30))
        try await router.order("row", ["menu": "/ip/firewall/address-list", "list": "a", "address": "192.0.2.1"])
        let row = try #require(try await reader.next())
        #expect(row["address"] == "192.0.2.1")
        // A command that does not end by itself, with somebody who gives up: the connection goes on.
        let task = Task {
            try await link.run(Command(.known("/ip/firewall/address-list/listen")), within: .seconds(60))
        }
        task.cancel()
        let fault = await #expect(throws: RouterFault.self) { try await task.value }
        #expect(fault == .cancelled)
        let late = await #expect(throws: RouterFault.self) {
            try await link.run(Command(.known("/ip/firewall/address-list/listen")), within: .milliseconds(200))
        }
        #expect(late == .silent(.milliseconds(200)))
        let identity = try await link.run(Command(.known("/system/identity/print")), within: .seconds(30))
        #expect(identity.rows.first?["name"] == "MikroTik")
        await link.close()
    }
}
