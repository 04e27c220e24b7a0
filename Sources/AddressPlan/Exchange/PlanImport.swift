// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
import NetworkValues

/// Takes rows into a plan: all of them, or none.
public enum PlanImport {
    /// The nodes in the rows, parents before children, ready to be added to `tree`.
    ///
    /// A new node's number is provisional: −1 for the first row, −2 for the second, and so on. Parents are numbers of the tree
    /// or provisional ones.
    ///
    /// - Parameters:
    ///   - tree: the plan as it is; nil stands for an empty one.
    ///   - routers: the numbers of the routers by their names.
    /// - Throws: ``PlanImportError`` with everything that is wrong in any row.
    public static func nodes(
        from rows: [PlanRow], into tree: PlanTree? = nil, routers: [String: NASID], allowDocumentation: Bool = false
    ) throws(PlanImportError) -> [PlanNode] {
        var problems: [PlanRowProblem] = []
        var nodes: [PlanNode] = []
        var parents: [PlanNodeID: IPPrefix] = [:]
        for (index, row) in rows.enumerated() {
            var reader = PlanRowReader(row)
            let id = PlanNodeID(-Int64(index) - 1)
            let node = reader.node(id: id, routers: routers)
            parents[id] = reader.prefix(in: .parent)
            problems += reader.problems
            if let node, reader.problems.isEmpty { nodes.append(node) }
        }
        // Rules about neighbours mean nothing while rows are missing.
        guard problems.isEmpty else { throw PlanImportError(problems: problems) }

        let lines = Dictionary(nodes.map { ($0.id, rows[Int(-$0.id.value) - 1].line) }, uniquingKeysWith: { $1 })
        let finder = ParentFinder((tree?.nodes ?? []) + nodes)
        for index in nodes.indices where nodes[index].role.kind != .block {
            let named = parents[nodes[index].id]
            if let parent = finder.parent(of: nodes[index], named: named) {
                nodes[index].parent = parent
            } else {
                problems.append(missingParent(of: nodes[index], named: named, line: lines[nodes[index].id] ?? 0))
            }
        }
        guard problems.isEmpty else { throw PlanImportError(problems: problems) }
        return try checked(nodes, in: tree, lines, allowDocumentation: allowDocumentation)
    }

    private static func checked(
        _ nodes: [PlanNode], in tree: PlanTree?, _ lines: [PlanNodeID: Int], allowDocumentation: Bool
    ) throws(PlanImportError) -> [PlanNode] {
        let whole: PlanTree
        do throws(PlanTreeError) {
            whole = try PlanTree((tree?.nodes ?? []) + nodes)
        } catch {
            throw PlanImportError(
                problems: error.problems.map { PlanRowProblem(line: lines[$0.node.id] ?? 0, nil, $0.description) })
        }
        var problems: [PlanRowProblem] = []
        for node in nodes {
            let surroundings = NodeSurroundings(parent: whole.parent(of: node.id), siblings: [])
            let conflicts = NodeRules.conflicts(
                placing: node, in: surroundings, allowDocumentation: allowDocumentation)
            problems += conflicts.map { PlanRowProblem(line: lines[node.id] ?? 0, nil, $0.description) }
        }
        for pair in SiblingPairs.overlapping(in: whole) {
            // Whichever of the two is new is at fault; what was wrong before is not the rows' concern.
            guard let line = lines[pair.node.id] ?? lines[pair.sibling.id] else { continue }
            problems.append(PlanRowProblem(line: line, nil, pair.conflict.description))
        }
        guard problems.isEmpty else { throw PlanImportError(problems: problems.sorted { $0.line < $1.line }) }
        return whole.nodes.filter { lines[$0.id] != nil }
    }

    private static func missingParent(of node: PlanNode, named: IPPrefix?, line: Int) -> PlanRowProblem {
        let wanted = if let named { "no node \(named) below which \(node) can stand" } else { "no node around \(node)" }
        return PlanRowProblem(line: line, .parent, "there is \(wanted); \(NestingRule.advice(for: node.role))")
    }
}
