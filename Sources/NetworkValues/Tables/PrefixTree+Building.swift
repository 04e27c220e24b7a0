// SPDX-License-Identifier: Apache-2.0

extension PrefixTree {
    /// Builds the tree of prefixes in strictly ascending order at once; the slot of each is its place in that order.
    init(sorted prefixes: [IPv6Prefix]) {
        self.init()
        guard !prefixes.isEmpty else { return }
        nodes[0] = node(holding: prefixes.indices, of: prefixes)
    }

    /// A node with everything below it. No deeper than the tree: at most 22 calls within each other.
    private mutating func node(holding range: Range<Int>, of prefixes: [IPv6Prefix]) -> PrefixNode {
        let first = prefixes[range.lowerBound]
        guard range.count > 1 else { return PrefixNode(first, slot: UInt32(truncatingIfNeeded: range.lowerBound)) }
        // In ascending order, what the first and the last share is shared by all.
        let shared = first.common(with: prefixes[range.upperBound - 1]).length
        var node = PrefixNode(path: first.address.bits, endingAt: shared)
        for prefix in prefixes[range] {
            if node.holdsEnd(of: prefix) {
                node.entries |= 1 &<< node.position(of: prefix)
            } else {
                node.children |= 1 &<< node.chunk(of: prefix.address.bits)
            }
        }
        if node.entryCount > 1 {
            node.slots = slots.allocate(node.entryCount, filledWith: 0)
        }
        if node.childCount > 0 {
            node.firstChild = nodes.allocate(node.childCount, filledWith: node)
        }
        fill(&node, with: range, of: prefixes)
        return node
    }

    private mutating func fill(_ node: inout PrefixNode, with range: Range<Int>, of prefixes: [IPv6Prefix]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let prefix = prefixes[index]
            if node.holdsEnd(of: prefix) {
                let slot = UInt32(truncatingIfNeeded: index)
                if node.entryCount > 1 {
                    slots[Int(node.slots) + node.entryRank(node.position(of: prefix))] = slot
                } else {
                    node.slots = slot
                }
                index += 1
                continue
            }
            // All prefixes below one child are neighbours.
            let chunk = node.chunk(of: prefix.address.bits)
            var end = index + 1
            while end < range.upperBound, !node.holdsEnd(of: prefixes[end]),
                node.chunk(of: prefixes[end].address.bits) == chunk
            {
                end += 1
            }
            nodes[Int(node.firstChild) + node.childRank(chunk)] = self.node(holding: index..<end, of: prefixes)
            index = end
        }
    }
}
