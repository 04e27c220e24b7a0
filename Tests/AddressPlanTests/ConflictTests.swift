// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct ConflictTests {
    @Test func nodesBreakTheRulesOfTheVectors() throws {
        let tree = try Plans.tree(of: .recommended)
        for vector in try VectorFile("address-plan/conflicts.txt").rows {
            var reader = PlanRowReader(Plans.row(try vector.field(0)))
            let read = reader.node(id: PlanNodeID(-1), routers: [:])
            var node = try #require(read, "\(vector): \(reader.problems)")
            if let named = reader.prefix(in: .parent) {
                node.parent = try #require(tree.nodes.last { $0.prefix == named }, "\(vector)").id
            } else if node.role.kind != .block {
                node.parent = try #require(tree.deepest(containing: node.prefix), "\(vector)").id
            }
            let conflicts = NodeRules.conflicts(placing: node, in: tree.surroundings(of: node))
            try expect(conflicts, vector, field: 1)
        }
    }

    @Test func holdingsBreakTheRulesOfTheVectors() throws {
        let tree = try Plans.tree(of: .recommended)
        let existing = try existingHoldings()
        for vector in try VectorFile("address-plan/holding-conflicts.txt").rows {
            let around = try vector.prefix(1)
            let node = try #require(tree.nodes.last { $0.prefix == around }, "\(vector)")
            let asking = try vector.field(2).split(separator: "/").compactMap { Int64($0) }
            var holding = Plans.holding(number: 99, pool: node, prefix: try vector.prefix(0))
            holding.service = ServiceID(asking[0])
            holding.customer = CustomerID(asking[1])
            holding.excluded = try vector.field(3) == "-" ? nil : try vector.prefix(3)
            let surroundings = HoldingSurroundings(
                node: node, children: tree.children(of: node.id), holdings: existing)
            try expect(HoldingRules.conflicts(placing: holding, in: surroundings, now: Plans.now), vector, field: 4)
        }
    }

    /// A pool is not laid over what somebody holds; a site may be laid around it.
    @Test func nodesAndHoldings() throws {
        let tree = try Plans.tree(of: .recommended)
        let nas = try #require(tree.nodes.first { $0.role.kind == .nas })
        let holding = Plans.holding(number: 1, prefix: try IPPrefix(parsing: "2a0f:f041:10f0::/48"))
        var node = PlanNode(
            id: PlanNodeID(-1), parent: nas.id, prefix: try IPPrefix(parsing: "2a0f:f041:10f0::/44"), name: "p",
            role: .pool(PoolTerms(kind: .active, delegatedLength: 56)))
        let conflicts = NodeRules.conflicts(placing: node, in: tree.surroundings(of: node, holdings: [holding]))
        #expect(conflicts.map(\.rule) == [.overlapsHolding])
        node.growthReserve = 0
        node.prefix = try IPPrefix(parsing: "2a0f:f041:10e0::/44")
        #expect(NodeRules.conflicts(placing: node, in: tree.surroundings(of: node, holdings: [holding])).isEmpty)
        node.growthReserve = 1
        #expect(
            NodeRules.conflicts(placing: node, in: tree.surroundings(of: node, holdings: [holding])).map(\.rule)
                == [.overlapsHolding])
    }

    /// Whose reserve is in the way decides what to do about it.
    @Test func reservesAreNamed() throws {
        let tree = try Plans.tree(of: .recommended)
        let nas = try #require(tree.nodes.first { $0.role.kind == .nas })
        func conflict(_ prefix: String, reserve: Int) throws -> String? {
            let node = PlanNode(
                id: PlanNodeID(-1), parent: nas.id, prefix: try IPPrefix(parsing: prefix), name: "p",
                role: .pool(PoolTerms(kind: .active, delegatedLength: 56)), growthReserve: reserve)
            let conflicts = NodeRules.conflicts(placing: node, in: tree.surroundings(of: node))
            #expect(conflicts.map(\.rule) == [.reserveOccupied])
            return conflicts.first?.message
        }
        let theirs = try conflict("2a0f:f041:1041::/48", reserve: 0)
        #expect(theirs?.contains("stands in 2a0f:f041:1040::/44, the growth reserve of pool “PPPoE 1 links”") == true)
        let own = try conflict("2a0f:f041:1050::/48", reserve: 5)
        #expect(own?.contains("needs 2a0f:f041:1040::/43, where pool “PPPoE 1 links”") == true)
    }

    @Test func nestingFollowsTheLevels() {
        let infrastructure = PlanNodeRole.pool(PoolTerms(kind: .infrastructure, delegatedLength: 64))
        let active = PlanNodeRole.pool(PoolTerms(kind: .active, delegatedLength: 56))
        let allowed: [(PlanNodeRole, [PlanNodeKind?])] = [
            (.block, [nil]), (.site, [.block, .site]), (.nas, [.block, .site]), (active, [.nas]),
            (infrastructure, [.block, .site, .nas]),
        ]
        for (role, parents) in allowed {
            for parent in PlanNodeKind.allCases.map(Optional.some) + [nil] {
                #expect(NestingRule.allows(role, below: parent) == parents.contains(parent))
            }
        }
    }

    private func existingHoldings() throws -> [Holding] {
        var holdings = try [
            "2a0f:f041:1000:100::/56", "2a0f:f041:1000:200::/56", "2a0f:f041:1000:300::/56", "2a0f:f041:1081::/48",
        ].enumerated().map { Plans.holding(number: $0 + 1, prefix: try IPPrefix(parsing: $1)) }
        holdings[1] = StickyRule.ended(holdings[1], at: Plans.now.advanced(by: .seconds(-86_400)), keepDays: 30)
        holdings[1].customer = CustomerID(1)
        holdings[2] = StickyRule.ended(holdings[2], at: Plans.now.advanced(by: .seconds(-31 * 86_400)), keepDays: 30)
        return holdings
    }

    private func expect(_ conflicts: [PlanConflict], _ vector: VectorRow, field: Int) throws {
        let text = try vector.field(field)
        let expected = text == "none" ? [] : text.split(separator: " ").map(String.init)
        #expect(conflicts.map(\.rule.rawValue).sorted() == expected.sorted(), "\(vector)\n\(conflicts)")
        for conflict in conflicts {
            #expect(conflict.message.contains(conflict.prefix.description), "a message names the value: \(conflict)")
            #expect(!conflict.advice.isEmpty)
        }
    }
}
