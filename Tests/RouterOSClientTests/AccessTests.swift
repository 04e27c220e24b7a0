// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import Operations
import ProviderValues
import RouterConfig
import RouterOSCodec
import TestKit
import Testing

@testable import RouterOSClient

/// What the router has in the end is asserted on the router's own state, never on what the client says of it.
struct AccessTests {
    private static let list4 = "/ip/firewall/address-list"
    private static let list6 = "/ipv6/firewall/address-list"

    private static func prefixes(_ number: Int) throws -> [IPPrefix] {
        [
            try IPPrefix(parsing: "192.0.2.\(number)/32"),
            try IPPrefix(parsing: "2001:db8:\(String(number, radix: 16))::/56"),
            try IPPrefix(parsing: "2001:db8:ffff:\(String(number, radix: 16))::/64"),
        ]
    }

    private static func block(_ number: Int, list: String? = LineBlock.usualList) throws -> LineBlock {
        LineBlock(service: ServiceID(Int64(number)), list: list, prefixes: try prefixes(number))
    }

    /// List and address of the rows of both families, sorted.
    private static func listed(_ router: FakeRouter) async throws -> [String] {
        let rows = try await router.rows(list4) + router.rows(list6)
        return rows.map { "\($0["list"] ?? "") \($0["address"] ?? "")" }.sorted()
    }

    @Test func blocksAreOfBothFamiliesAndLeaveOthersAlone() async throws {
        let router = try await FakeRouter()
        let access = RouterOSAccess([router])
        let nas = NASID(1)
        try await router.order("row", ["menu": Self.list4, "list": "SpLBL_blocked", "address": "198.51.100.1"])
        try await router.order(
            "row", ["menu": Self.list4, "list": "friends", "address": "192.0.2.7", "comment": "by hand"])
        let others = try await Self.listed(router)

        #expect(await access.setBlocks([try Self.block(7)], at: nas) == [.confirmed(changes: 3)])
        let blocked = [
            "SpLBL_blocked 192.0.2.7", "SpLBL_blocked 2001:db8:7::/56", "SpLBL_blocked 2001:db8:ffff:7::/64",
        ]
        #expect(try await Self.listed(router) == (others + blocked).sorted())
        // Again: nothing is written. On another list: the rows move. Fewer prefixes: the others go.
        #expect(await access.setBlocks([try Self.block(7)], at: nas) == [.confirmed(changes: 0)])
        #expect(await access.setBlocks([try Self.block(7, list: "other")], at: nas) == [.confirmed(changes: 6)])
        var fewer = try Self.block(7)
        fewer.prefixes.removeLast()
        #expect(await access.setBlocks([fewer], at: nas) == [.confirmed(changes: 5)])
        #expect(try await Self.listed(router) == (others + blocked.dropLast()).sorted())
        // Many at once, and all of them off again.
        let many = try (1...60).map { try Self.block($0) }
        let outcomes = await access.setBlocks(many, at: nas)
        #expect(outcomes.allSatisfy { $0.isConfirmed })
        #expect(try await Self.listed(router).count == others.count + 180)
        let none = try (1...60).map { try Self.block($0, list: nil) }
        #expect(await access.setBlocks(none, at: nas).allSatisfy { $0.isConfirmed })
        #expect(try await Self.listed(router) == others)
        await access.stop()
    }

    @Test func queuesAreSetAndTakenAway() async throws {
        let router = try await FakeRouter()
        let access = RouterOSAccess([router])
        var queue = LineQueue(
            service: ServiceID(7), rates: Rates(down: 100_000_000, up: 20_000_000),
            guarantee: Rates(down: 10_000_000, up: 2_000_000), prefixes: try Self.prefixes(7))
        #expect(await access.setQueues([queue], at: NASID(1)) == [.confirmed(changes: 1)])
        let row = try #require(try await router.rows("/queue/simple").first)
        #expect(row["max-limit"] == "20000000/100000000" && row["limit-at"] == "2000000/10000000")
        let targets = row["target"]?.split(separator: ",").map(String.init).sorted()
        #expect(targets == ["192.0.2.7/32", "2001:db8:7::/56", "2001:db8:ffff:7::/64"])
        #expect(await access.setQueues([queue], at: NASID(1)) == [.confirmed(changes: 0)])
        queue.rates = Rates(down: 1_000_000, up: 1_000_000)
        queue.guarantee = nil
        #expect(await access.setQueues([queue], at: NASID(1)) == [.confirmed(changes: 1)])
        let slow = try await router.rows("/queue/simple")
        #expect(slow.map { $0["max-limit"] } == ["1000000/1000000"] && slow.map { $0["limit-at"] } == ["0/0"])
        // What is there already would have the packets before it, as the queue of the line's own session would.
        try await router.order("row", ["menu": "/queue/simple", "name": "by-hand", "target": "203.0.113.2/32"])
        var second = queue
        second.service = ServiceID(8)
        #expect(await access.setQueues([second], at: NASID(1)) == [.confirmed(changes: 1)])
        #expect(try await router.rows("/queue/simple").map { $0["name"] } == ["firsthop-8", "firsthop-7", "by-hand"])
        second.rates = nil
        #expect(await access.setQueues([second], at: NASID(1)) == [.confirmed(changes: 1)])
        // A parent that is not there is refused, and the reason is the router's.
        queue.parent = "sector-9"
        let refused = await access.setQueues([queue], at: NASID(1))
        #expect(!refused[0].isConfirmed)
        queue.rates = nil
        queue.parent = nil
        #expect(await access.setQueues([queue], at: NASID(1)) == [.confirmed(changes: 1)])
        #expect(try await router.rows("/queue/simple").map { $0["name"] } == ["by-hand"])
        // A queue of the same name that is not ours is in the way and stays.
        try await router.order("row", ["menu": "/queue/simple", "name": "firsthop-7", "target": "203.0.113.1/32"])
        queue.rates = Rates(down: 1, up: 1)
        guard case .refused(let reason) = await access.setQueues([queue], at: NASID(1))[0] else {
            Issue.record("a queue that is not ours was taken")
            return
        }
        #expect(reason.contains("not ours"))
        await access.stop()
    }

    /// Only queues that a script of ours has made are changed; lines, and what bears no mark, stay as they are.
    @Test func sharedQueuesFollow() async throws {
        let router = try await FakeRouter()
        let access = RouterOSAccess([router])
        let rows = try Self.sharedRows(down: 200_000_000)
        guard case .refused(let reason) = await access.setSharedQueues(rows, at: NASID(1)) else {
            Issue.record("a router without our queues took them")
            return
        }
        #expect(reason.contains("contention render"))
        let group = ["target": "2001:db8:1::/48", "max-limit": "1M/2M", "comment": "firsthop:group-plan-2 Home"]
        for (name, comment) in [
            ("fh-group-plan-2", group["comment"]), ("mine", group["comment"]), ("other", "by hand"),
        ] {
            try await router.order(
                "row", group.merging(["menu": "/queue/simple", "name": name, "comment": comment ?? ""]) { $1 })
        }
        for direction in ["down", "up"] {
            try await router.order(
                "row",
                [
                    "menu": "/queue/tree", "name": "fh-group-plan-2-\(direction)", "parent": "global",
                    "max-limit": "1M",
                    "comment": "firsthop:group-plan-2 Home",
                ])
        }
        #expect(await access.setSharedQueues(rows, at: NASID(1)) == .confirmed(changes: 3))
        let simple = try await router.rows("/queue/simple")
        #expect(simple.map { $0["max-limit"] } == ["40000000/200000000", "1000000/2000000", "1000000/2000000"])
        #expect(simple.first?["target"]?.contains("2001:db8:9::/48") == true)
        let tree = try await router.rows("/queue/tree")
        #expect(tree.map { $0["max-limit"] } == ["200000000", "40000000"])
        #expect(await access.setSharedQueues(rows, at: NASID(1)) == .confirmed(changes: 0))
        await access.stop()
    }

    /// A plan's queue of both kinds, and one line below it, as the rows of a router.
    private static func sharedRows(down: UInt64) throws -> [RouterOSRow] {
        let rates = Rates(down: down, up: 40_000_000)
        let line = ShapedLine(prefixes: [try IPPrefix(parsing: "2001:db8:9::/48")])
        let blueprint = try ShapingBlueprint(
            router: "tower-1",
            nodes: [
                ShapingNode(token: ShapingToken(.group, key: "plan-2"), name: "Home", maximum: rates),
                ShapingNode(
                    token: ShapingToken(.line, key: "17"), name: "Anna", parent: 0, maximum: rates, line: line),
            ])
        let shaping = RouterOSShaping(blueprint, version: SoftwareVersion(7, 18))
        return (try shaping.configuration(.simple).rows + shaping.configuration(.tree).rows).filter { row in
            row.comment?.hasPrefix("firsthop:group") ?? false
        }
    }

    @Test func sessionsAndBindingsAreReadAndEnded() async throws {
        let router = try await FakeRouter(["--identity", "tower-1", "--version", "7.16.1"])
        let access = RouterOSAccess([router])
        let nas = NASID(1)
        #expect(try await access.sessions(at: nas).isEmpty)
        for (name, address) in [("alice", "192.0.2.7"), ("alice", "192.0.2.8"), ("bob", "192.0.2.9")] {
            try await router.order("session", ["name": name, "address": address])
        }
        let sessions = try await access.sessions(at: nas)
        #expect(sessions.map { String(decoding: $0.userName, as: UTF8.self) }.sorted() == ["alice", "alice", "bob"])
        let first = try #require(sessions.first { $0.address == (try? IPAddress(parsing: "192.0.2.7")) })
        #expect(!first.sessionID.isEmpty)
        let alice = Array("alice".utf8)
        #expect(await access.endSessions(of: alice, sessionID: first.sessionID, at: nas) == .confirmed(changes: 1))
        #expect(
            try await router.rows("/ppp/active").compactMap { $0["address"] }.sorted() == ["192.0.2.8", "192.0.2.9"])
        #expect(await access.endSessions(of: alice, sessionID: nil, at: nas) == .confirmed(changes: 1))
        #expect(await access.endSessions(of: alice, sessionID: nil, at: nas) == .confirmed(changes: 0))
        #expect(try await router.rows("/ppp/active").compactMap { $0["name"] } == ["bob"])

        try await router.order(
            "binding", ["address": "2001:db8:100::/56", "server": "<pppoe-bob>", "duid": "0x00030001"])
        let bindings = try await access.bindings(at: nas)
        #expect(bindings.map { "\($0.prefix)" } == ["2001:db8:100::/56"])
        #expect(bindings.first?.userName == Array("bob".utf8))
        let health = try await access.health(of: nas)
        #expect(health.name == "tower-1" && health.version == SoftwareVersion(7, 16, 1))
        await access.stop()
    }

    @Test func aRouterWithoutAnAccountIsToldApart() async throws {
        let access = RouterOSAccess([])
        let trouble = await #expect(throws: RouterTrouble.self) { try await access.sessions(at: NASID(3)) }
        #expect(trouble?.kind == .noAccount)
        #expect(trouble?.message.contains("nas router set") == true)
        let outcomes = await access.setBlocks([try Self.block(1), try Self.block(2)], at: NASID(3))
        #expect(outcomes.count == 2 && outcomes.allSatisfy { !$0.isConfirmed })
    }
}
