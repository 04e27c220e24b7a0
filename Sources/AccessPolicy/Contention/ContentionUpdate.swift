// SPDX-License-Identifier: Apache-2.0

/// What a router must be told when its tree becomes another one. A new member changes its parents and nobody else.
public struct ContentionUpdate: Sendable, Hashable {
    /// Nodes of the new tree that were not there, parents first.
    public var added: [ContentionNode] = []
    /// Nodes of the new tree whose rates, guarantee, priority or parent differ, parents first.
    public var changed: [ContentionNode] = []
    /// Nodes of the old tree that are gone, children first.
    public var removed: [ContentionNode] = []

    /// Nothing has to be told.
    public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    public init(from old: ContentionTree, to new: ContentionTree) {
        let before = Dictionary(old.nodes.map { ($0.subject, $0) }) { first, _ in first }
        let after = Set(new.nodes.map(\.subject))
        for node in new.nodes {
            guard let known = before[node.subject] else {
                added.append(node)
                continue
            }
            let hasMoved = new.subject(above: node) != old.subject(above: known)
            if hasMoved || !node.isConfigured(as: known) { changed.append(node) }
        }
        removed = old.nodes.reversed().filter { !after.contains($0.subject) }
    }
}

extension ContentionTree {
    fileprivate func subject(above node: ContentionNode) -> ContentionNode.Subject? {
        node.parent.map { nodes[$0].subject }
    }
}

extension ContentionNode {
    /// Whether a router would be told the same of both; how many lines stand below is nothing it is told.
    fileprivate func isConfigured(as other: ContentionNode) -> Bool {
        name == other.name && limit == other.limit && guarantee == other.guarantee && priority == other.priority
    }
}
