// SPDX-License-Identifier: Apache-2.0

extension PrefixTree {
    /// Builds the tree of prefixes in strictly ascending order at once; nil when they are not. `records` becomes the place
    /// of the record of each prefix.
    @usableFromInline
    init?(sorted prefixes: [IPv6Prefix], records: inout [Int]) {
        guard zip(prefixes, prefixes.dropFirst()).allSatisfy(<) else { return nil }
        self.init()
        records = Array(repeating: 0, count: prefixes.count)
        guard !prefixes.isEmpty else { return }
        nodes[0] = node(holding: prefixes.indices, of: prefixes, records: &records)
    }

    /// A node with everything below it. No deeper than the tree: at most 22 calls within each other.
    private mutating func node(
        holding range: Range<Int>, of prefixes: [IPv6Prefix], records: inout [Int]
    ) -> PrefixNode {
        let first = prefixes[range.lowerBound]
        // In ascending order, what the first and the last share is shared by all.
        let shared = first.common(with: prefixes[range.upperBound - 1]).length
        var node = PrefixNode(path: first.address, endingAt: shared)
        Self.forEachPart(of: node, holding: range, of: prefixes) { part in
            let prefix = prefixes[part.lowerBound]
            if node.holdsEnd(of: prefix) {
                node.entries |= 1 &<< node.position(of: prefix)
            } else if part.count == 1 {
                node.leaves |= 1 &<< node.chunk(of: prefix.address.bits)
            } else {
                node.children |= 1 &<< node.chunk(of: prefix.address.bits)
            }
        }
        if node.recordCount > 0 {
            node.recordBlock = UInt32(truncatingIfNeeded: recordBlocks.allocate(node.recordCount))
        }
        if node.childCount > 0 {
            node.childBlock = UInt32(truncatingIfNeeded: nodeBlocks.allocate(node.childCount))
            nodes.reach(nodeBlocks.end, with: Self.blank)
        }
        Self.forEachPart(of: node, holding: range, of: prefixes) { part in
            let prefix = prefixes[part.lowerBound]
            let chunk = node.chunk(of: prefix.address.bits)
            if node.holdsEnd(of: prefix) {
                records[part.lowerBound] = node.entryIndex(node.position(of: prefix))
            } else if part.count == 1 {
                records[part.lowerBound] = node.leafIndex(chunk)
            } else {
                nodes[node.childIndex(chunk)] = self.node(holding: part, of: prefixes, records: &records)
            }
        }
        return node
    }

    /// Visits the prefixes that end in the node one by one, and the others by the six-bit value that they are below:
    /// in ascending order those of one value are neighbours.
    private static func forEachPart(
        of node: PrefixNode, holding range: Range<Int>, of prefixes: [IPv6Prefix], _ visit: (Range<Int>) -> Void
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start + 1
            if !node.holdsEnd(of: prefixes[start]) {
                let chunk = node.chunk(of: prefixes[start].address.bits)
                while end < range.upperBound, !node.holdsEnd(of: prefixes[end]),
                    node.chunk(of: prefixes[end].address.bits) == chunk
                {
                    end += 1
                }
            }
            visit(start..<end)
            start = end
        }
    }
}
