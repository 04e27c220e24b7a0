// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

@Suite struct FairShareTests {
    @Test func theSourcesFigures() throws {
        for row in try VectorFile("contention/shares.txt").rows {
            let tree = try ContentionTree(try row.field(0, as: Scenes.parse))
            let active = try row.field(1, as: Int.init)
            let wants = Dictionary(uniqueKeysWithValues: (1...active).map { (ServiceID(Int64($0)), UInt64.max) })
            for direction in RateDirection.allCases {
                let share = FairShare(of: tree, direction, wants: wants)
                let given = share.shares.filter { $0.wanted > 0 }.map(\.given)
                #expect(given == [UInt64](repeating: try row.field(2, as: UInt64.init), count: active), "\(row)")
                #expect(share.total == (try row.field(3, as: UInt64.init)), "\(row)")
            }
        }
    }

    @Test func priorityGoesBeforeEquality() throws {
        var scene = Scenes.plain(
            lines: 4, rate: Rates(both: 5_000), ratio: .uncontended, sector: Rates(both: 8_000))
        scene.plans.append(ContentionPlan(id: PlanID(2), name: "first", rates: Rates(both: 5_000), priority: 1))
        scene.lines[3].plan = PlanID(2)
        scene.plans[0].guarantee = Rates(both: 500)
        let tree = try ContentionTree(scene)
        let wants = Dictionary(uniqueKeysWithValues: scene.lines.map { ($0.id, UInt64(10_000)) })
        let share = FairShare(of: tree, .down, wants: wants)
        // The fourth line comes first, but not before the others' guarantees; they share the 3000 that it leaves.
        #expect(share.shares.map(\.given) == [1_000, 1_000, 1_000, 5_000])
        let places = share.shares.map { $0.bottleneck.map { tree.nodes[$0].name } }
        #expect(places == ["North", "North", "North", "line 4"])
    }

    /// No limit is passed, nobody has less than a guarantee that they want, nothing is left that somebody could have, and nobody
    /// has more on top of their guarantee than one who was stopped at the same place.
    @Test func sharesAreFair() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<500 {
            let scene = Scenes.random(&generator)
            let tree = try ContentionTree(scene)
            let wants = Dictionary(
                uniqueKeysWithValues: scene.lines.map { ($0.id, UInt64.random(in: 0...80_000, using: &generator)) })
            let share = FairShare(of: tree, .down, wants: wants)
            let given = Dictionary(uniqueKeysWithValues: share.shares.map { ($0.service, $0) })
            let carried = Self.carried(tree, given)
            for (index, node) in tree.nodes.enumerated() {
                #expect(carried[index] <= node.limit?.down ?? .max)
                guard case .line(let id) = node.subject, let line = given[id] else { continue }
                #expect(line.given >= min(line.wanted, node.guarantee.down) && line.given <= line.wanted)
                guard line.given < line.wanted else { continue }
                let full = try #require(line.bottleneck)
                let room = (tree.nodes[full].limit?.down ?? .max) - carried[full]
                #expect(tree.path(of: index).contains(full) && room < UInt64(max(tree.nodes[full].lines, 1)))
                Self.expectNobodyIsAhead(of: line, node, below: full, tree, given)
            }
        }
    }

    private static func expectNobodyIsAhead(
        of line: FairShare.Share, _ node: ContentionNode, below full: Int, _ tree: ContentionTree,
        _ given: [ServiceID: FairShare.Share]
    ) {
        for (index, other) in tree.nodes.enumerated() where other.priority >= node.priority {
            guard case .line(let id) = other.subject, let share = given[id], tree.path(of: index).contains(full),
                share.given > min(share.wanted, other.guarantee.down)
            else { continue }
            let extra = line.given - min(line.wanted, node.guarantee.down)
            let otherExtra = share.given - min(share.wanted, other.guarantee.down)
            // What could not be divided among many may go to few that come later.
            #expect(
                otherExtra <= extra + UInt64(tree.nodes[full].lines), "\(share.service) is ahead of \(line.service)")
        }
    }

    /// What each place carries.
    private static func carried(_ tree: ContentionTree, _ given: [ServiceID: FairShare.Share]) -> [UInt64] {
        var carried = [UInt64](repeating: 0, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() {
            guard case .line(let id) = node.subject else { continue }
            for place in tree.path(of: index) { carried[place] += given[id]?.given ?? 0 }
        }
        return carried
    }
}
