// SPDX-License-Identifier: Apache-2.0

import NIOPosix
import NetworkValues
import Operations
import ProviderValues
import RouterOSCodec
import TestKit
import Testing

@testable import RouterOSClient

/// What routers say beside rows, and what they do in the middle of it. What the router heard and did is read from its own log.
struct WireEdgeTests {
    private static let entries = "/ip/firewall/address-list"
    private static let identity = Command(.known("/system/identity/print"))
    private static let listen = Command(.known("/ip/firewall/address-list/listen"))

    private static func link(_ router: FakeRouter, ending: Duration = .seconds(5)) -> RouterLink {
        RouterLink(
            router.account(), limits: ConversationLimits(ending: ending), group: .singletonMultiThreadedEventLoopGroup)
    }

    private static func add(_ address: String) -> Command {
        Command(
            .known("/ip/firewall/address-list/add"),
            [Attribute("list", "l"), Attribute("address", RawText(address))])
    }

    /// The fault of a command that must fail.
    private static func fault(
        of command: Command, at link: RouterLink, within time: Duration = .seconds(30)
    ) async -> RouterFault? {
        await #expect(throws: RouterFault.self) { try await link.run(command, within: time) }
    }

    /// RouterOS says `!empty` since 7.18, and nothing before.
    @Test(arguments: [("7.17.2", 0), ("7.18", 2)])
    func anEmptyMenuIsNoRows(version: String, said: Int) async throws {
        let router = try await FakeRouter(["--version", version])
        let access = RouterOSAccess([router])
        #expect(try await access.sessions(at: NASID(1)).isEmpty)
        #expect(try await access.bindings(at: NASID(1)).isEmpty)
        #expect(try await router.dump().figures.empty == said)
        await access.stop()
    }

    @Test func refusalsKeepTheRoutersCategoryAndWords() async throws {
        let router = try await FakeRouter()
        let link = Self.link(router)
        let remove = Command(.known("/ip/firewall/address-list/remove"), [Attribute(".id", "*99")])
        let refused: [(Command, TrapCategory?)] = [
            (remove, .missing), (Self.add("10.0.0.256"), .argument),
            (Command(.known("/ip/firewall/address-list/explode")), .missing),
            (Command(.known("/ip/firewall/address-list/add"), [Attribute("list", "l")]), nil),
        ]
        for (command, category) in refused {
            let journal = try await router.dump().journal.count
            guard case .refused(let trap) = await Self.fault(of: command, at: link) else {
                Issue.record("\(command.path) was not refused")
                continue
            }
            let entries = try await router.dump().journal
            #expect(trap.category == category && entries.last?.trap == trap.message.text, "\(command.path)")
            #expect(entries.count == journal + 1, "asked once, written once")
        }
        try await router.order("conduct", ["manner": "trap-a-third"])
        var general: RouterFault?
        for number in 1...40 where general == nil {
            do throws(RouterFault) {
                _ = try await link.run(Self.add("10.0.0.\(number)"), within: .seconds(30))
            } catch {
                general = error
            }
        }
        #expect(general == .refused(Trap(.general, message: "failure: out of temper")))
        #expect(try await router.dump().figures.connections == 1)
        await link.close()
    }

    @Test func aLateCommandIsCancelledByItsTagAndTheOthersGoOn() async throws {
        let router = try await FakeRouter()
        let link = Self.link(router)
        #expect(
            await Self.fault(of: Self.listen, at: link, within: .milliseconds(50)) == .silent(.milliseconds(50)))
        // Answered after the `/cancel` on the same connection.
        _ = try await link.run(Self.identity, within: .seconds(30))
        let dump = try await router.dump()
        let listened = try #require(dump.heard.first { $0.hasPrefix("\(Self.entries)/listen ") })
        let tag = try #require(listened.split(separator: ".tag=").last)
        #expect(dump.heard.contains { $0.hasPrefix("/cancel ") && $0.contains("=tag=\(tag) ") }, "\(dump.heard)")
        #expect(dump.figures.connections == 1 && dump.figures.open == 1)
        await link.close()
    }

    /// Rows that come and go are told while others are asked for; whoever stops listening has it cancelled.
    @Test func listeningTellsWhatComesAndWhatGoes() async throws {
        let router = try await FakeRouter()
        let link = Self.link(router)
        do {
            var reader = try await link.follow(Self.listen).makeAsyncIterator()
            _ = try await link.run(Self.identity, within: .seconds(30))
            let added = try await link.run(Self.add("192.0.2.1"), within: .seconds(30))
            let come = try #require(try await reader.next())
            #expect(come.id == added.newItem && come["address"] == "192.0.2.1" && come[".dead"] == nil)
            try await router.order("end", ["menu": Self.entries, "id": try #require(added.newItem).text.text])
            let gone = try #require(try await reader.next())
            #expect(gone.id == added.newItem && gone[".dead"]?.flag == true)
        }
        _ = try await link.run(Self.identity, within: .seconds(30))
        let heard = try await router.dump().heard
        #expect(heard.contains { $0.hasPrefix("/cancel ") }, "\(heard)")
        await link.close()
    }

    @Test func aRouterThatFallsSilentIsLeftAndAskedAnew() async throws {
        let router = try await FakeRouter()
        let link = Self.link(router, ending: .milliseconds(50))
        _ = try await link.run(Self.identity, within: .seconds(30))
        try await router.order("conduct", ["manner": "hang"])
        async let beside = Self.fault(of: Self.identity, at: link, within: .seconds(300))
        let first = await Self.fault(of: Self.add("192.0.2.1"), at: link, within: .milliseconds(50))
        #expect(first == .silent(.milliseconds(50)))
        // It does not even end what it is told to: what else waits for it is let go.
        let other = await beside
        #expect(other == .lost("it neither answers a command nor ends it when told to"))
        try await router.order("conduct", ["manner": "prompt"])
        _ = try await link.run(Self.identity, within: .seconds(30))
        let dump = try await router.dump()
        #expect(dump.heard.contains { $0.hasPrefix("/cancel ") } && dump.figures.connections == 2)
        #expect(dump.menus[Self.entries] == [])
        await link.close()
    }

    @Test(arguments: [
        ("close-mid-sentence", "in the middle of a sentence", 1), ("garbage", "", 0), ("vanish", "closed it", 1),
    ])
    func whatEndsInTheMiddleSaysSo(manner: String, words: String, rows: Int) async throws {
        let router = try await FakeRouter()
        let link = Self.link(router, ending: .milliseconds(50))
        _ = try await link.run(Self.identity, within: .seconds(30))
        try await router.order("conduct", ["manner": manner])
        let fault = await Self.fault(of: Self.add("192.0.2.1"), at: link, within: .seconds(2))
        #expect(fault?.description.contains(words) == true, "\(fault as Any)")
        switch fault {
        case .lost, .confused, .silent: break
        default: Issue.record("\(fault as Any)")
        }
        // A command that was sent is not sent again by itself, whether it was done or not.
        let dump = try await router.dump()
        #expect(dump.menus[Self.entries]?.count == rows)
        #expect(dump.heard.count { $0.hasPrefix("\(Self.entries)/add") } == 1)
        try await router.order("conduct", ["manner": "prompt"])
        _ = try await link.run(Self.identity, within: .seconds(30))
        #expect(try await router.dump().figures.connections == 2)
        await link.close()
    }
}
