// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Puts nodes into tree order and collects what keeps them from being a tree.
struct PlanTreeBuilder {
    private(set) var ordered: [PlanNode] = []
    private(set) var positions: [PlanNodeID: Int] = [:]
    private(set) var parents: [Int?] = []
    private(set) var children: [[Int]] = []
    private(set) var problems: [PlanTreeProblem] = []

    init(_ nodes: [PlanNode]) {
        let byID = Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        findDuplicates(in: nodes)
        let byParent = Dictionary(grouping: nodes) { $0.parent }.mapValues { siblings in
            siblings.sorted { ($0.prefix, $0.id) < ($1.prefix, $1.id) }
        }
        for node in nodes {
            guard let parentID = node.parent else { continue }
            guard let parent = byID[parentID] else {
                problems.append(.unknownParent(node, parentID))
                continue
            }
            if !parent.prefix.contains(node.prefix) { problems.append(.outsideParent(node, parent)) }
        }
        guard problems.isEmpty else { return }
        walk(byParent)
        problems += nodes.filter { positions[$0.id] == nil }.map { .loop($0) }
    }

    private mutating func findDuplicates(in nodes: [PlanNode]) {
        var seen: Set<PlanNodeID> = []
        for node in nodes where !seen.insert(node.id).inserted { problems.append(.duplicateNumber(node)) }
    }

    /// Depth first with a stack of its own: the depth of a plan from a file is not bounded by anything.
    private mutating func walk(_ byParent: [PlanNodeID?: [PlanNode]]) {
        var pending: [(node: PlanNode, parent: Int?)] = (byParent[nil] ?? []).reversed().map { ($0, nil) }
        while let (node, parent) = pending.popLast() {
            let position = ordered.count
            positions[node.id] = position
            ordered.append(node)
            parents.append(parent)
            children.append([])
            if let parent { children[parent].append(position) }
            pending += (byParent[node.id] ?? []).reversed().map { ($0, position) }
        }
    }
}
