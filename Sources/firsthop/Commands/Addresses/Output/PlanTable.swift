// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues

/// The plan as an indented table for a person: every node once, slots only as numbers.
struct PlanTable {
    private let snapshot: AddressPlanSnapshot
    /// The last child of each node, below which the tree's line ends.
    private let lastChildren: Set<PlanNodeID>
    private var depths: [PlanNodeID: Int] = [:]
    /// For each depth, whether the line of that depth goes on.
    private var lines: [Bool] = []
    private var table = Table(
        .text("PREFIX"), .prose("NAME"), .text("WHAT"), .number("CUSTOMERS"), .number("HELD"), .number("KEPT"),
        .number("FREE"), .text("GROWS TO"), .text("DISCARDS"), .prose("NOT PLANNED YET"))

    init(_ snapshot: AddressPlanSnapshot) {
        self.snapshot = snapshot
        var last: [PlanNodeID: PlanNodeID] = [:]
        for node in snapshot.tree.nodes {
            if let parent = node.parent { last[parent] = node.id }
        }
        lastChildren = Set(last.values)
    }

    /// The table of everything at and below some nodes.
    ///
    /// - Parameter depth: how many levels below them are shown; nil for all.
    mutating func text(below roots: [PlanNode], depth: Int?) -> String {
        var countsSlots = false
        for root in roots {
            for node in snapshot.tree.subtree(of: root.id) {
                let level = node.id == root.id ? 0 : (node.parent.flatMap { depths[$0] } ?? 0) + 1
                depths[node.id] = level
                guard level <= depth ?? level else { continue }
                add(node, level: level)
                countsSlots = countsSlots || !(node.poolTerms?.kind.countsCustomers ?? true)
            }
        }
        guard !table.isEmpty else { return Self.emptyPlan }
        let note = "(n): slots of links, infrastructure and blocked lines, which are no customers\n"
        return table.text() + (countsSlots ? "\n" + note : "")
    }

    private static let emptyPlan = """
        The address plan is empty. Begin with the block that your registry gave you:
          firsthop addresses add block 2001:db8::/32 --name Registry --allow-documentation

        """

    private mutating func add(_ node: PlanNode, level: Int) {
        let facts = NodeFacts(node, in: snapshot)
        let counts = [facts.capacity.customers, facts.capacity.held, facts.capacity.kept].map(Self.shown)
        let isCounted = node.poolTerms?.kind.countsCustomers ?? true
        table.add(
            [lead(of: node, level: level) + node.prefix.description, node.name, facts.what]
                + (facts.capacity.customers == 0 ? ["", "", ""] : isCounted ? counts : counts.map { "(\($0))" })
                + [facts.freeShare, facts.growth, facts.discards, facts.unplanned])
    }

    /// A count as it is read: what nobody can imagine any more as a power of two.
    private static func shown(_ count: UInt128) -> String {
        guard count >= 1 << 40 else { return GroupedDigits.text(count) }
        let exponent = 127 - count.leadingZeroBitCount
        // To the nearer power: one reserved address in so many is nothing that is seen.
        let isNearerToNext = count >> (exponent - 1) & 1 == 1
        return "≈2^\(isNearerToNext ? exponent + 1 : exponent)"
    }

    /// The branches of the tree in front of a node.
    private mutating func lead(of node: PlanNode, level: Int) -> String {
        lines.removeSubrange(min(level, lines.count)...)
        let isLast = lastChildren.contains(node.id)
        defer { lines.append(!isLast) }
        guard level > 0 else { return "" }
        return lines.dropFirst().map { $0 ? "│  " : "   " }.joined() + (isLast ? "└─ " : "├─ ")
    }
}
