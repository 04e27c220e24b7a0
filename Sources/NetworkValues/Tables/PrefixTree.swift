// SPDX-License-Identifier: Apache-2.0

/// The branches of a ``PrefixTable``: where the record of each prefix lies.
///
/// Steps in which nothing branches and no prefix ends are left out, and a prefix that is alone below a step needs no
/// node. Every node but the root therefore has two entries, leaves or children at least.
@usableFromInline
struct PrefixTree: Sendable {
    /// The root comes first.
    var nodes = [blank]
    /// The blocks of children in ``nodes``.
    var nodeBlocks = BlockAllocator()
    /// The blocks of the records, which the table holds.
    var recordBlocks = BlockAllocator()

    /// The node of an empty tree, and what fills unused places.
    static let blank = PrefixNode(path: IPv6Address(bits: 0), endingAt: 0)

    init() {
        _ = nodeBlocks.allocate(1)
    }

    /// The records in which the longest prefix that contains an address can be: a leaf that may contain it, and
    /// otherwise the longest entry that does; -1 for each that does not exist.
    @usableFromInline
    func candidates(_ bits: UInt128) -> (leaf: Int, entry: Int) {
        var index = 0
        var entry = -1
        // What is left of the address after the steps so far.
        var depth: UInt8 = 0
        var rest = bits
        while true {
            let node = nodes[index]
            if node.depth != depth {
                // Steps were left out on the way to this node.
                guard node.isOnPath(of: bits) else { return (-1, entry) }
                depth = node.depth
                rest = bits &<< UInt128(depth)
            }
            let chunk = UInt64(truncatingIfNeeded: rest &>> 122)
            if node.entries != 0 {
                let matches = node.entries & PrefixNode.positions(containing: chunk)
                if matches != 0 {
                    entry = node.entryIndex(UInt64(truncatingIfNeeded: 63 &- matches.leadingZeroBitCount))
                }
            }
            guard node.hasChild(chunk) else {
                return (node.hasLeaf(chunk) ? node.leafIndex(chunk) : -1, entry)
            }
            index = node.childIndex(chunk)
            rest = rest &<< 6
            depth &+= PrefixNode.stride
        }
    }

    /// Where a prefix is, or where it would have to be.
    enum Place {
        /// The record of an entry of this node, at this position.
        case entry(node: Int, position: UInt64)
        /// The record of a leaf of this node, which is this prefix or another one.
        case leaf(node: Int, chunk: UInt64)
        /// Nothing is there.
        case nowhere
    }

    /// The place of exactly this prefix.
    func place(of prefix: IPv6Prefix) -> Place {
        var index = 0
        while true {
            let node = nodes[index]
            guard node.depth <= prefix.length, node.isOnPath(of: prefix.address.bits) else { return .nowhere }
            if node.holdsEnd(of: prefix) {
                let position = node.position(of: prefix)
                return node.hasEntry(position) ? .entry(node: index, position: position) : .nowhere
            }
            let chunk = node.chunk(of: prefix.address.bits)
            if node.hasLeaf(chunk) {
                return .leaf(node: index, chunk: chunk)
            }
            guard node.hasChild(chunk) else { return .nowhere }
            index = node.childIndex(chunk)
        }
    }
}
