// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct TreeTests {
    /// Random plans grown by ``Placement`` break no rule, keep siblings apart, and answer questions as a search of all
    /// nodes does.
    @Test func randomPlansAreSound() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<60 {
            let tree = try PlanTree(try randomPlan(&random).shuffled(using: &random))
            for node in tree.nodes {
                let surroundings = tree.surroundings(of: node)
                #expect(NodeRules.conflicts(placing: node, in: surroundings, allowDocumentation: true).isEmpty)
                #expect(surroundings.siblings.allSatisfy { !$0.prefix.overlaps(node.prefix) })
                #expect(tree.path(to: node.id).last == node)
                let below = tree.nodes.filter { tree.path(to: $0.id).contains(node) }
                #expect(Array(tree.subtree(of: node.id)) == below)
            }
            #expect(SiblingPairs.overlapping(in: tree).isEmpty)
            for _ in 0..<200 {
                let around = try #require(tree.nodes.randomElement(using: &random)).prefix
                let length = Int.random(in: max(0, around.length - 2)...around.family.bitWidth, using: &random)
                let prefix = IPPrefix(
                    mapped: try IPv6Prefix(
                        masking: IPv6Address(
                            bits: around.mapped.address.bits | random.next128() >> around.mappedLength),
                        length: length + 128 - around.family.bitWidth))
                let containing = tree.nodes.filter { $0.prefix.contains(prefix) }
                let deepest = containing.max { (tree.depth(of: $0.id) ?? 0) < (tree.depth(of: $1.id) ?? 0) }
                #expect(tree.deepest(containing: prefix) == deepest)
            }
        }
    }

    @Test func whatIsNoTreeIsRefusedWithEveryReason() throws {
        func node(_ id: Int64, _ parent: Int64?, _ prefix: String) throws -> PlanNode {
            PlanNode(
                id: PlanNodeID(id), parent: parent.map { PlanNodeID($0) }, prefix: try IPPrefix(parsing: prefix),
                name: "n\(id)",
                role: parent == nil ? .block : .site)
        }
        let block = try node(1, nil, "2a0f::/32")
        let twin = try node(1, nil, "2a10::/32")
        let orphan = try node(2, 9, "2a0f::/40")
        let stray = try node(3, 1, "2a0e::/40")
        let problems: [PlanTreeProblem] = [
            .duplicateNumber(twin), .unknownParent(orphan, PlanNodeID(9)), .outsideParent(stray, block),
        ]
        #expect(throws: PlanTreeError(problems: problems)) {
            try PlanTree([block, twin, orphan, stray])
        }
        let loop = [try node(4, 5, "2a0f::/40"), try node(5, 4, "2a0f::/40")]
        #expect(throws: PlanTreeError(problems: loop.map { .loop($0) })) { try PlanTree([block] + loop) }
        #expect(try PlanTree([]).roots.isEmpty)
    }

    /// Nesting as deep as a hostile file can make it must not exhaust the stack.
    @Test func deepPlansDoNotRecurse() throws {
        let prefix = try IPPrefix(parsing: "2a0f::/32")
        var nodes = [PlanNode(id: PlanNodeID(1), parent: nil, prefix: prefix, name: "n", role: .block)]
        for number in Int64(2)...20_000 {
            nodes.append(
                PlanNode(id: PlanNodeID(number), parent: PlanNodeID(number - 1), prefix: prefix, name: "n", role: .site)
            )
        }
        let tree = try PlanTree(nodes)
        #expect(tree.deepest(containing: prefix)?.id == PlanNodeID(20_000))
        #expect(tree.subtree(of: PlanNodeID(1)).count == 20_000)
    }

    private func randomPlan(_ random: inout SeededGenerator) throws -> [PlanNode] {
        var nodes: [PlanNode] = []
        for text in ["2a0f:f041::/32", "185.10.0.0/22"] {
            let root = PlanNode(
                id: PlanNodeID(Int64(nodes.count + 1)), parent: nil, prefix: try IPPrefix(parsing: text), name: text,
                role: .block, placement: try #require(PlacementPolicy.allCases.randomElement(using: &random)))
            nodes.append(root)
            for _ in 0..<Int.random(in: 5...40, using: &random) {
                guard
                    let parent = nodes.filter({ $0.poolTerms == nil && root.prefix.contains($0.prefix) })
                        .randomElement(using: &random), let child = randomChild(of: parent, among: nodes, &random)
                else { continue }
                nodes.append(child)
            }
        }
        return nodes
    }

    private func randomChild(
        of parent: PlanNode, among nodes: [PlanNode], _ random: inout SeededGenerator
    ) -> PlanNode? {
        let length = parent.prefix.length + Int.random(in: 0...8, using: &random)
        let reserve = Int.random(in: 0...2, using: &random)
        let occupied = nodes.filter { $0.parent == parent.id }.map(\.footprint)
        guard
            let prefix = try? Placement.place(
                length: length, growthReserve: reserve, in: parent.prefix, policy: parent.placement, occupied: occupied)
        else { return nil }
        let terms = PoolTerms(kind: .active, delegatedLength: min(prefix.length + 8, prefix.family.bitWidth))
        let role: PlanNodeRole =
            switch parent.role.kind {
            case .block, .site: Bool.random(using: &random) ? .site : .nas
            case .nas, .pool: .pool(terms)
            }
        return PlanNode(
            id: PlanNodeID(Int64(nodes.count + 1)), parent: parent.id, prefix: prefix, name: "n\(nodes.count)",
            role: role,
            growthReserve: reserve, placement: parent.placement)
    }
}
