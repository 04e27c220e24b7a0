// SPDX-License-Identifier: Apache-2.0

extension PrefixTree {
    /// Builds the tree of prefixes in strictly ascending order at once.
    init(sorted prefixes: [IPv6Prefix]) {
        self.init()
        guard !prefixes.isEmpty else { return }
        nodes[0] = node(holding: prefixes.indices, of: prefixes)
    }

    /// A node with everything below it. No deeper than the tree: at most 22 calls within each other.
    private mutating func node(holding range: Range<Int>, of prefixes: [IPv6Prefix]) -> PrefixNode {
        let first = prefixes[range.lowerBound]
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
        if node.entries != 0 {
            node.entryBlock = UInt32(truncatingIfNeeded: slotBlocks.allocate(node.entryCount))
        }
        if node.children != 0 {
            node.childBlock = UInt32(truncatingIfNeeded: nodeBlocks.allocate(node.childCount))
            nodes.reach(nodeBlocks.end, with: Self.blank)
            addChildren(of: node, holding: range, of: prefixes)
        }
        return node
    }

    private mutating func addChildren(of node: PrefixNode, holding range: Range<Int>, of prefixes: [IPv6Prefix]) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard !node.holdsEnd(of: prefixes[index]) else {
                index += 1
                continue
            }
            // All prefixes below one child are neighbours.
            let start = index
            let chunk = node.chunk(of: prefixes[start].address.bits)
            repeat {
                index += 1
            } while index < range.upperBound && !node.holdsEnd(of: prefixes[index])
                && node.chunk(of: prefixes[index].address.bits) == chunk
            nodes[node.childIndex(chunk)] = self.node(holding: start..<index, of: prefixes)
        }
    }
}
