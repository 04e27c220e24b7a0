// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import TestKit
import Testing

@testable import RouterOSClient

/// Looking at a router shows what it has, and changes nothing there.
struct InspectionTests {
    @Test func showsSessionsQueuesListsAndBindings() async throws {
        let router = try await FakeRouter()
        let access = RouterOSAccess([router])
        let nas = NASID(1)
        try await router.order(
            "session",
            [
                "name": "anna", "service": "pppoe", "address": "192.0.2.7", "rate-limit": "20M/100M",
                "address-list": "Reject_1", "delegated": "2001:db8:7::/56",
            ])
        try await router.order("session", ["name": "bob", "service": "pppoe", "address": "192.0.2.8"])
        _ = await access.setBlocks(
            [
                LineBlock(
                    service: ServiceID(42), list: "SpLBL_blocked", prefixes: [try IPPrefix(parsing: "2001:db8:8::/56")])
            ],
            at: nas)
        _ = await access.setQueues(
            [
                LineQueue(
                    service: ServiceID(42), rates: Rates(down: 5_000_000, up: 1_000_000),
                    prefixes: [try IPPrefix(parsing: "2001:db8:8::/56")])
            ], at: nas)
        let list = "/ip/firewall/address-list"
        try await router.order("row", ["menu": list, "list": "bogons", "address": "10.0.0.0/8"])
        try await router.order(
            "row", ["menu": list, "list": "SpLBL_blocked", "address": "192.0.2.9", "disabled": "yes"])
        let before = try await router.rows(list).count

        let picture = try await access.picture(of: nas, lists: ["Reject_1", "SpLBL_blocked"])
        #expect(picture.sessions.map { String(decoding: $0.userName, as: UTF8.self) } == ["anna", "bob"])
        #expect(picture.bindings.map(\.prefix.description) == ["2001:db8:7::/56"])
        #expect(
            Set(picture.listings) == [
                RouterListing(list: "Reject_1", prefix: try IPPrefix(parsing: "192.0.2.7/32"), service: nil),
                RouterListing(
                    list: "SpLBL_blocked", prefix: try IPPrefix(parsing: "2001:db8:8::/56"), service: ServiceID(42)),
            ])
        let queues = Dictionary(grouping: picture.queues, by: \.service)
        #expect(queues[nil]?.first?.userName == Array("anna".utf8))
        #expect(queues[nil]?.first?.rates == Rates(down: 100_000_000, up: 20_000_000))
        #expect(queues[ServiceID(42)]?.first?.rates == Rates(down: 5_000_000, up: 1_000_000))
        #expect(queues[ServiceID(42)]?.first?.targets == [try IPPrefix(parsing: "2001:db8:8::/56")])
        #expect(try await router.rows(list).count == before)
        await access.stop()
    }
}
