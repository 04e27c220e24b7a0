// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

@Suite struct ContentionTreeTests {
    @Test func theSourcesSectorIsSoldTwice() throws {
        let ratio = ContentionRatio.uncontended
        var scene = Scenes.plain(
            lines: 12, rate: Rates(both: 5_000_000), ratio: ratio, sector: Rates(both: 30_000_000))
        scene.plans[0].guarantee = Rates(both: 5_000_000)
        scene.sectors[0].reservePercent = 10
        let tree = try ContentionTree(scene)
        let sector = try #require(tree.node(.sector(SectorID(1))))
        #expect(sector.limit == Rates(both: 30_000_000) && sector.lines == 12)
        #expect(sector.oversubscription(.down)?.description == "2.00")
        let line = try #require(tree.node(.line(ServiceID(7))))
        #expect(line.effectiveLimit == Rates(both: 5_000_000))
        // 27 of 30 Mbit/s may be guaranteed, to twelve lines.
        #expect(line.guarantee == Rates(both: 2_250_000))
    }

    @Test func onlineMembersCountWhereThatWasChosen() throws {
        let ratio = try #require(ContentionRatio(5))
        var scene = Scenes.plain(lines: 20, rate: Rates(down: 5_000_000, up: 1_000_000), ratio: ratio)
        for index in 0..<12 { scene.lines[index].isOnline = false }
        let group = ContentionNode.Subject.group(.plan(PlanID(1)), in: nil)
        #expect(try ContentionTree(scene).node(group)?.limit == Rates(down: 20_000_000, up: 4_000_000))
        scene.router.counting = .online
        let node = try #require(try ContentionTree(scene).node(group))
        #expect(node.limit == Rates(down: 8_000_000, up: 1_600_000) && node.members == 8 && node.lines == 20)
    }

    @Test func aRuleDecidesWhatStandsBelowTheRouter() throws {
        let ratio = try #require(ContentionRatio(5))
        var scene = Scenes.plain(
            lines: 10, rate: Rates(both: 5_000_000), ratio: ratio, sector: Rates(both: 8_000_000))
        for index in 5..<10 { scene.lines[index].sector = nil }
        func groups() throws -> [ContentionNode.Subject] {
            try ContentionTree(scene).nodes.map(\.subject).filter { if case .group = $0 { true } else { false } }
        }
        #expect(try groups() == [.group(.plan(PlanID(1)), in: SectorID(1)), .group(.plan(PlanID(1)), in: nil)])
        scene.router.rule = .plans
        #expect(try groups() == [.group(.plan(PlanID(1)), in: nil)])
        #expect(try ContentionTree(scene).node(.sector(SectorID(1))) == nil)
    }

    @Test func treesDoNotDependOnTheOrderOfTheirParts() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let scene = Scenes.random(&generator)
            var shuffled = scene
            shuffled.lines.shuffle(using: &generator)
            shuffled.plans.shuffle(using: &generator)
            shuffled.sectors.shuffle(using: &generator)
            #expect(try ContentionTree(scene) == ContentionTree(shuffled))
        }
    }

    /// Limits never rise on the way down, guarantees always fit, and sums are sums.
    @Test func everyTreeKeepsItsPromises() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let tree = try ContentionTree(Scenes.random(&generator))
            for (index, node) in tree.nodes.enumerated() {
                let children = tree.children(of: index).map { tree.nodes[$0] }
                for direction in RateDirection.allCases {
                    if let limit = node.effectiveLimit?[direction] {
                        #expect(node.guarantee[direction] <= limit)
                        #expect(children.allSatisfy { ($0.effectiveLimit?[direction] ?? .max) <= limit })
                    }
                    guard !children.isEmpty else { continue }
                    #expect(children.reduce(0) { $0 + $1.guarantee[direction] } <= node.guarantee[direction])
                    #expect(children.reduce(0) { $0 + $1.sold[direction] } == node.sold[direction])
                }
            }
        }
    }

    @Test func aNewMemberChangesItsParentsAndNobodyElse() throws {
        let ratio = try #require(ContentionRatio(5))
        let rate = Rates(both: 5_000_000)
        let six = try ContentionTree(Scenes.plain(lines: 6, rate: rate, ratio: ratio, guarantees: true))
        let seven = try ContentionTree(Scenes.plain(lines: 7, rate: rate, ratio: ratio, guarantees: true))
        let update = ContentionUpdate(from: six, to: seven)
        #expect(update.added.map(\.subject) == [.line(ServiceID(7))] && update.removed.isEmpty)
        let group = ContentionNode.Subject.group(.plan(PlanID(1)), in: nil)
        #expect(Set(update.changed.map(\.subject)) == [group, .router(NASID(1))])
        #expect(ContentionUpdate(from: six, to: six).isEmpty)
        #expect(ContentionUpdate(from: seven, to: six).removed.map(\.subject) == [.line(ServiceID(7))])
    }

    @Test func changesAreSentWhenThingsAreQuietAndNeverTooLate() {
        var debounce = ContentionDebounce(quiet: .seconds(5), longest: .seconds(60))
        let start = Timestamp(seconds: 1_000)
        #expect(debounce.due == nil && !debounce.take(at: start))
        debounce.note(at: start)
        #expect(debounce.due == Timestamp(seconds: 1_005))
        for second in stride(from: 4 as Int64, through: 80, by: 4) {
            debounce.note(at: Timestamp(seconds: 1_000 + second))
        }
        #expect(debounce.due == Timestamp(seconds: 1_060))
        #expect(!debounce.take(at: Timestamp(seconds: 1_059)) && debounce.take(at: Timestamp(seconds: 1_060)))
        #expect(debounce.due == nil)
    }
}
