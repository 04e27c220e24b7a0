// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Judges the prefixes that rows choose, as ``AssignPrefix`` would when it places them.
struct ChosenPrefixes {
    private let tree: PlanTree
    private let database: Database
    private let now: Timestamp

    init(in database: Database, at now: Timestamp) throws {
        tree = try PlanNodes.tree(in: database)
        self.database = database
        self.now = now
    }

    func problems(_ draft: ServiceDraft) throws -> [ServiceLineProblem] {
        try draft.chosenPrefixes.flatMap { column, wish in
            try wish.prefixes.flatMap { try problems($0, column, draft) }
        }
    }

    private func problems(
        _ prefix: IPPrefix, _ column: ServiceColumn, _ draft: ServiceDraft
    ) throws -> [ServiceLineProblem] {
        guard let node = tree.deepest(containing: prefix) else {
            return [
                .init(
                    draft.line, column,
                    "\(prefix) lies outside the address plan; add the block that it belongs to first")
            ]
        }
        let holding = Holding(
            id: HoldingID(0), kind: column == .delegation ? .delegation : .assignment, mode: .static,
            pool: node.poolTerms == nil ? nil : node.id, node: node.id, prefix: prefix, service: ServiceID(0),
            customer: CustomerID(0), since: now)
        let surroundings = HoldingSurroundings(
            node: node, children: tree.children(of: node.id),
            holdings: try Holdings.overlapping(
                prefix, inBlock: tree.path(to: node.id).first?.prefix, in: database))
        return HoldingRules.conflicts(placing: holding, in: surroundings, now: now).map {
            .init(draft.line, column, $0.description)
        }
    }
}
