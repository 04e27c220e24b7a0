// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage
import TestKit
import Testing

@testable import Operations

/// What routers' own lists and queues have of lines follows what the provider's people decide, whatever routers do.
@Suite struct RouterEntryTests {
    /// One that marks the IPv4 address alone: without the router's lists a guest of it would be alive on IPv6.
    private static let leakyGarden = GardenTerms(addressList: Array("Reject_1".utf8), keepOwnAddresses: true)

    private static func rows(_ lines: some Sequence<Int>, _ lab: EnforcementLab, on list: String) throws -> [String] {
        try lines.flatMap { line in
            try EnforcementLab.prefixes(line).map { "\(lab.places[line]) \(list) \($0)" }
        }.sorted()
    }

    private static func block(_ lab: EnforcementLab, for reason: BlockReason = .unpaid) async throws {
        _ = try await lab.store.perform(BlockCustomer(lab.provider.customer, for: reason))
        try await lab.keeper.catchUp()
    }

    private static func pay(_ lab: EnforcementLab) async throws {
        _ = try await lab.store.perform(UnblockCustomer(lab.provider.customer))
        try await lab.keeper.catchUp()
    }

    /// Nobody is asked for anything but the router's lists, and both families are on them: not “blocked on IPv4, alive on IPv6”.
    @Test(arguments: StorageEngine.allCases)
    func aBlockedLineIsOnTheListInBothFamiliesAndOffItOncePaid(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 3, accounts: true) { lab in
            _ = try await lab.store.perform(
                SetGardenRule(.nas(lab.provider.nas), .unpaid, .garden(Self.leakyGarden)))
            lab.tables.bind(
                RouterBinding(
                    prefix: try IPv6Prefix(parsing: "3fff:fff:77::/56"), userName: Array("line1".utf8), duid: "0x01",
                    server: "<pppoe-line1>", isBound: true))
            try await Self.block(lab)
            // What the router has delegated by itself works as well, so it is listed, too.
            let own = "\(lab.provider.nas) SpLBL_blocked 3fff:fff:77::/56"
            let all = try (Self.rows(0..<3, lab, on: "SpLBL_blocked") + [own]).sorted()
            let blocked = try await lab.work(lab.enforcer()) { lab.tables.listed == all }
            #expect(blocked, "\(lab.tables.listed)")
            #expect(lab.routers.requests == 0 && (0..<3).allSatisfy { lab.runs($0) })
            try await Self.pay(lab)
            let free = try await lab.work(lab.enforcer("node 2")) { lab.tables.listed.isEmpty }
            #expect(free)
            #expect(lab.routers.requests == 0 && (0..<3).allSatisfy { lab.runs($0) })
            let left = try await lab.work(lab.enforcer("node 3")) {
                let (entries, phases) = (try await lab.entries(), try await lab.phases())
                return entries == 0 && phases["waiting"] == nil
            }
            #expect(left, "nothing is remembered of lines that routers have nothing of")
        }
    }

    /// Half of what is written is lost, a third is done by halves, and enforcers die again and again.
    @Test(arguments: StorageEngine.allCases)
    func listsComeRightWhateverGetsLost(engine: StorageEngine) async throws {
        let moods = FakeTables.Moods(loses: 75, refuses: 85)
        try await EnforcementLab.with(engine, lines: 20, accounts: true, tables: moods) { lab in
            for round in 0..<2 {
                try await Self.block(lab, for: round == 0 ? .unpaid : .byStaff)
                let all = try Self.rows(0..<20, lab, on: "SpLBL_blocked")
                let ended = try await Self.work(lab, dying: "block \(round)") {
                    // Those that could not be listed in time were ended instead.
                    try all == lab.tables.listed
                        || !(0..<20).contains { line in
                            try lab.runs(line)
                                && !Set(Self.rows([line], lab, on: "SpLBL_blocked")).isSubset(of: lab.tables.listed)
                        }
                }
                #expect(ended, "block \(round)")
                try await Self.pay(lab)
                let free = try await Self.work(lab, dying: "pay \(round)") { lab.tables.listed.isEmpty }
                #expect(free, "\(lab.tables.listed)")
            }
        }
    }

    /// Works with enforcers of which each but the last dies after some looks.
    private static func work(
        _ lab: EnforcementLab, dying name: String, until isDone: () async throws -> Bool
    ) async throws -> Bool {
        var done = false
        for node in 1...12 where !done {
            var looks = 0
            _ = try await lab.work(lab.enforcer("\(name) node \(node)")) {
                looks += 1
                done = try await isDone()
                return done || node < 12 && looks > 15
            }
        }
        return done
    }

    /// Dynamic addresses are somebody else's tomorrow: they must not stay on a list when their session is over.
    @Test(arguments: StorageEngine.allCases)
    func nobodyInheritsABlock(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 1, accounts: true) { lab in
            try await Self.block(lab)
            let blocked = try await lab.work(lab.enforcer()) { !lab.tables.listed.isEmpty }
            #expect(blocked)
            try await lab.report(.stop, [0], at: 600)
            let free = try await lab.work(lab.enforcer("node 2")) { lab.tables.listed.isEmpty }
            #expect(free)
        }
    }

    /// A router that hangs has its own lines wait and nobody else's, and one that cannot be reached is helped by other ways.
    @Test(arguments: StorageEngine.allCases)
    func aHangingRouterDelaysNobodyElse(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 6, accounts: true, routers: 3) { lab in
            let (hangs, away, fine) = (lab.places[0], lab.places[1], lab.places[2])
            lab.tables.become(.init(hanging: [hangs.value], unreachable: [away.value]))
            try await Self.block(lab)
            let enforcer = lab.enforcer()
            let done = try await lab.work(enforcer) {
                try lab.tables.listed == Self.rows([2, 5], lab, on: "SpLBL_blocked") && !lab.runs(1) && !lab.runs(4)
            }
            #expect(done, "\(lab.tables.listed)")
            #expect(lab.tables.calls(of: hangs) == 1 && lab.tables.calls(of: fine) > 0)
            // Paid while one is away: nothing is forgotten, and all is right once it is back.
            try await Self.pay(lab)
            lab.tables.become(.init())
            let free = try await lab.work(lab.enforcer("node 2")) {
                let entries = try await lab.entries()
                return entries == 0 && lab.tables.listed.isEmpty
            }
            #expect(free, "\(lab.tables.listed)")
        }
    }

    /// Where sessions cannot be changed by RADIUS a queue holds their rates, and goes with them.
    @Test(arguments: [AccessKind.pppoe, .dhcpv4])
    func ratesAreSaidByQueues(kind: AccessKind) async throws {
        let moods = FakeRouters.Moods(changesNothing: true)
        try await EnforcementLab.with(.sqlite, lines: 2, moods, kind: kind, accounts: true) { lab in
            for rates in [Rates(down: 7_000_000, up: 3_000_000), Rates(down: 9_000_000, up: 1_000_000)] {
                _ = try await lab.store.perform(ChangePlan(lab.provider.plan) { $0.rates = rates })
                try await lab.keeper.catchUp()
                let done = try await lab.work(lab.enforcer("\(rates)")) {
                    lab.services.allSatisfy { lab.tables.rates(of: $0) == rates }
                }
                #expect(done && lab.runs(0) && lab.runs(1))
            }
            let settled = try await lab.work(lab.enforcer("settled")) { try await lab.phases() == ["settled": 2] }
            #expect(settled)
            try await lab.report(.stop, [0], at: 600)
            let gone = try await lab.work(lab.enforcer("last")) { lab.tables.rates(of: lab.services[0]) == nil }
            #expect(gone && lab.tables.rates(of: lab.services[1]) != nil)
        }
    }

    /// Nobody reports a session of such a line, and still it is blocked and set free. However often a router is told in vain, that
    /// is one attempt.
    @Test func linesThatNeverLogInAreListed() async throws {
        try await EnforcementLab.with(.sqlite, lines: 0, accounts: true) { lab in
            let nas = lab.provider.nas
            var terms = try lab.provider.terms("fixed", kind: .static)
            (terms.nas, terms.routes) = (nas, [try IPPrefix(parsing: "3fff:100:7::/48")])
            let service = try await lab.provider.add(terms)
            lab.tables.become(.init(unreachable: [nas.value]))
            try await Self.block(lab)
            let tried = try await lab.work(lab.enforcer()) { lab.tables.calls(of: nas) > 10 }
            let attempts = try await lab.attempts(of: service)
            #expect(tried && attempts.count == 1 && attempts.first?.said?.contains("no route") == true)
            lab.tables.become(.init())
            let row = "\(nas) SpLBL_blocked 3fff:100:7::/48"
            let blocked = try await lab.work(lab.enforcer("node 2")) { lab.tables.listed == [row] }
            #expect(blocked)
            try await Self.pay(lab)
            let free = try await lab.work(lab.enforcer("node 3")) { lab.tables.listed.isEmpty }
            #expect(free)
        }
    }

    /// RouterOS neither changes nor ends what DHCP has given: without an account the lease has to run out.
    @Test func leasesRunOut() async throws {
        try await EnforcementLab.with(.sqlite, lines: 1, kind: .dhcpv4) { lab in
            _ = try await lab.store.perform(ChangePlan(lab.provider.plan) { $0.sessionTimeout = 600 })
            try await lab.keeper.catchUp()
            try await Self.block(lab)
            let waits = try await lab.work(lab.enforcer()) { try await lab.phases()["ending"] == 1 }
            #expect(waits && lab.routers.requests == 0 && lab.runs(0))
            let attempts = try await lab.attempts(of: lab.services[0])
            #expect(attempts.first?.way == .runOut && attempts.first?.said?.contains("ends by itself") == true)
        }
    }

    /// A router acknowledges a lower speed and goes on as before: its meter shows it, and the session is ended.
    @Test(arguments: StorageEngine.allCases)
    func theMeterIsBelievedAndNotTheAcknowledgement(engine: StorageEngine) async throws {
        try await EnforcementLab.with(engine, lines: 2, .init(lies: true)) { lab in
            _ = try await lab.store.perform(
                ChangePlan(lab.provider.plan) { $0.rates = Rates(down: 1_000_000, up: 1_000_000) })
            try await lab.keeper.catchUp()
            let acknowledged = try await lab.work(lab.enforcer()) { try await lab.phases() == ["settled": 2] }
            #expect(acknowledged)
            // Line 0 carries 80 Mbit/s for five minutes, line 1 half a megabit.
            let base = SessionLab.start.duration(to: lab.sessions.clock.now).components.seconds + 10
            for (seconds, fast, slow) in [(base, 1_000_000, 1_000_000), (base + 300, 3_001_000_000, 19_750_000)] {
                lab.sessions.clock.advance(by: .seconds(120))
                try await lab.report(.interim, [0], at: seconds, down: UInt64(fast))
                try await lab.report(.interim, [1], at: seconds, down: UInt64(slow))
                _ = try await lab.store.perform(JudgeByMeter())
            }
            let ended = try await lab.work(lab.enforcer("node 2")) { !lab.runs(0) }
            #expect(ended && lab.runs(1))
            let attempts = try await lab.attempts(of: lab.services[0])
            #expect(attempts.contains { $0.said?.contains("its meter shows") == true })
        }
    }
}

extension EnforcementLab {
    /// Lines that some router may have anything of.
    func entries() async throws -> Int {
        try await store.read { try $0.first("SELECT count(*) FROM router_entry") { try $0.int(0) } ?? 0 }
    }
}
