// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import AddressPlan

struct ImportTests {
    @Test func exportedRowsComeBackTheSame() throws {
        for demo in DemoPlan.all {
            let routers = Plans.routers(of: demo)
            let names = Dictionary(routers.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let tree = try Plans.tree(of: demo)
            let rows = tree.nodes.enumerated().map { index, node in
                PlanRow(
                    line: index + 2, node: node, parent: tree.parent(of: node.id)?.prefix,
                    nas: node.nas.flatMap { names[$0] })
            }
            var random = SeededGenerator(seed: 5)
            for shuffled in [rows, rows.shuffled(using: &random), rows.reversed()] {
                let again = try PlanTree(try PlanImport.nodes(from: shuffled, routers: routers))
                #expect(again.nodes.map { comparable($0, in: again) } == tree.nodes.map { comparable($0, in: tree) })
            }
            #expect(demo.holdings.allSatisfy { $0.prefix != nil })
            #expect(Set(demo.holdings.map(\.router)).isSubset(of: demo.routers.map(\.name)))
        }
    }

    @Test func everyBadRowIsReported() throws {
        let tree = try Plans.tree(of: .recommended)
        var bad: [PlanRow] = []
        for vector in try VectorFile("address-plan/bad-rows.txt").rows {
            let row = Plans.row(try vector.field(0))
            let error = #expect(throws: PlanImportError.self, "\(vector)") {
                try PlanImport.nodes(from: [row], into: tree, routers: [:])
            }
            let problem = try #require(error?.problems.first, "\(vector)")
            #expect(error?.problems.count == 1, "\(vector): \(String(describing: error))")
            #expect((problem.column?.rawValue ?? "-") == (try vector.field(1)), "\(vector): \(problem)")
            #expect(problem.message.contains(try vector.field(2)), "\(vector): \(problem)")
            bad.append(PlanRow(line: bad.count + 1, fields: row.fields))
        }
        // Together they are reported line by line; what needs its neighbours waits until every row can be read.
        let all = #expect(throws: PlanImportError.self) { try PlanImport.nodes(from: bad, into: tree, routers: [:]) }
        #expect(all?.problems.map(\.line) == Array(1...13))
    }

    private func comparable(_ node: PlanNode, in tree: PlanTree) -> PlanNode {
        var node = node
        node.id = PlanNodeID(0)
        node.parent = tree.parent(of: node.id).map { _ in PlanNodeID(0) }
        return node
    }
}
