// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// Why some nodes are not a tree.
public struct PlanTreeError: Error, Hashable, Sendable {
    /// Everything that is wrong; not empty.
    public let problems: [PlanTreeProblem]
}

extension PlanTreeError: CustomStringConvertible {
    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One reason why a node cannot stand in a tree.
public enum PlanTreeProblem: Hashable, Sendable {
    /// Two nodes have the same number.
    case duplicateNumber(PlanNode)

    /// The node names a parent that does not exist.
    case unknownParent(PlanNode, PlanNodeID)

    /// The node's prefix is not inside its parent's.
    case outsideParent(PlanNode, PlanNode)

    /// The node is its own ancestor.
    case loop(PlanNode)

    /// The node that cannot stand in a tree.
    public var node: PlanNode {
        switch self {
        case .duplicateNumber(let node), .unknownParent(let node, _), .outsideParent(let node, _), .loop(let node): node
        }
    }
}

extension PlanTreeProblem: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .duplicateNumber(let node):
            "\(node) has number \(node.id), which another node has too; give each node its own number"
        case .unknownParent(let node, let parent):
            "\(node) names node \(parent) as its parent, which does not exist; add the parent first"
        case .outsideParent(let node, let parent):
            "\(node) is not inside its parent \(parent); move it below a node that contains it"
        case .loop(let node):
            "\(node) is below itself; give it a parent that is not one of its descendants"
        }
    }
}
