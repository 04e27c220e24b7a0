// SPDX-License-Identifier: Apache-2.0

/// How the lines of one router share it: router, sectors, groups of plans, lines.
///
/// The order of the nodes, and so everything made of them, depends on numbers and names alone, never on the order in which the
/// parts were given.
public struct ContentionTree: Sendable, Hashable {
    /// Parents before their children; the router first.
    public let nodes: [ContentionNode]
    /// For each node where its children stand.
    private let childIndices: [[Int]]

    /// Works the tree out.
    ///
    /// Lines whose plan is not among the plans are left out, and sectors that the router's rule ignores.
    public init(_ scene: ContentionScene) throws(ContentionError) {
        var builder = ContentionTreeBuilder(scene)
        nodes = try builder.build()
        var children = [[Int]](repeating: [], count: nodes.count)
        for (index, node) in nodes.enumerated() {
            if let parent = node.parent { children[parent].append(index) }
        }
        childIndices = children
    }

    /// Where the children of a node stand.
    public func children(of index: Int) -> [Int] { childIndices[index] }

    /// The node of a subject.
    public func node(_ subject: ContentionNode.Subject) -> ContentionNode? {
        nodes.first { $0.subject == subject }
    }

    /// Where a node and its ancestors stand, itself first.
    public func path(of index: Int) -> [Int] {
        Array(sequence(first: index) { self.nodes[$0].parent })
    }
}
