// SPDX-License-Identifier: Apache-2.0

/// Single changes. Those that concern records tell the table how its records move.
extension PrefixTree {
    /// Puts an empty node in the place of the one at `index`, which becomes its only child: there ways part after
    /// `length` bits.
    mutating func branch(above index: Int, at length: UInt8) {
        let lower = nodes[index]
        nodes[index] = PrefixNode(path: lower.path, endingAt: length)
        addChild(lower, at: nodes[index].chunk(of: lower.path.bits), to: index)
    }

    mutating func addChild(_ child: PrefixNode, at chunk: UInt64, to index: Int) {
        let node = nodes[index]
        let move = nodeBlocks.grow(Int(node.childBlock), count: node.childCount, rank: node.childRank(chunk))
        nodes.grow(move, inserting: child, blank: Self.blank)
        nodes[index].childBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].children |= 1 &<< chunk
    }

    mutating func removeChild(at chunk: UInt64, from index: Int) {
        let node = nodes[index]
        let move = nodeBlocks.shrink(Int(node.childBlock), count: node.childCount, rank: node.childRank(chunk))
        nodes.shrink(move, blank: Self.blank)
        nodes[index].childBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].children &= ~(1 &<< chunk)
    }

    /// Makes a prefix on the node's path an entry or a leaf of it.
    mutating func add(_ prefix: IPv6Prefix, to index: Int) -> BlockMove {
        let node = nodes[index]
        let move: BlockMove
        if node.holdsEnd(of: prefix) {
            let position = node.position(of: prefix)
            move = growRecords(of: node, rank: node.entryRank(position))
            nodes[index].entries |= 1 &<< position
        } else {
            let chunk = node.chunk(of: prefix.address.bits)
            move = growRecords(of: node, rank: node.leafRank(chunk))
            nodes[index].leaves |= 1 &<< chunk
        }
        nodes[index].recordBlock = UInt32(truncatingIfNeeded: move.to)
        return move
    }

    /// Takes away an entry or a leaf of the node, which this prefix is.
    mutating func remove(_ prefix: IPv6Prefix, from index: Int) -> BlockMove {
        let node = nodes[index]
        let move: BlockMove
        if node.holdsEnd(of: prefix) {
            let position = node.position(of: prefix)
            move = shrinkRecords(of: node, rank: node.entryRank(position))
            nodes[index].entries &= ~(1 &<< position)
        } else {
            let chunk = node.chunk(of: prefix.address.bits)
            move = shrinkRecords(of: node, rank: node.leafRank(chunk))
            nodes[index].leaves &= ~(1 &<< chunk)
        }
        nodes[index].recordBlock = UInt32(truncatingIfNeeded: move.to)
        return move
    }

    /// Puts the only child of a node without records in its place.
    mutating func contract(_ index: Int) {
        let node = nodes[index]
        guard node.recordCount == 0, node.childCount == 1 else { return }
        nodes[index] = nodes[Int(node.childBlock)]
        nodeBlocks.release(Int(node.childBlock), count: 1)
    }

    private mutating func growRecords(of node: PrefixNode, rank: Int) -> BlockMove {
        recordBlocks.grow(Int(node.recordBlock), count: node.recordCount, rank: rank)
    }

    private mutating func shrinkRecords(of node: PrefixNode, rank: Int) -> BlockMove {
        recordBlocks.shrink(Int(node.recordBlock), count: node.recordCount, rank: rank)
    }
}
