// SPDX-License-Identifier: Apache-2.0

extension PrefixTree {
    /// Adds a prefix that is not there yet and tells how the slots around the new one move.
    mutating func insert(_ prefix: IPv6Prefix) -> BlockMove {
        let bits = prefix.address.bits
        if nodes[0].isEmpty {
            nodes[0] = PrefixNode(path: bits, endingAt: prefix.length)
        }
        var index = 0
        while true {
            let node = nodes[index]
            let shared = min((bits ^ node.path).leadingZeroBitCount, Int(prefix.length))
            if shared < node.depth {
                branch(above: index, at: UInt8(truncatingIfNeeded: shared))
                continue
            }
            if node.holdsEnd(of: prefix) {
                return addEntry(node.position(of: prefix), to: index)
            }
            let chunk = node.chunk(of: bits)
            if !node.hasChild(chunk) {
                addChild(PrefixNode(path: bits, endingAt: prefix.length), at: chunk, to: index)
            }
            index = nodes[index].childIndex(chunk)
        }
    }

    /// Takes a prefix out and tells how the slots around its own move; nil when it is not there.
    mutating func remove(_ prefix: IPv6Prefix) -> BlockMove? {
        guard slot(of: prefix) != nil else { return nil }
        let bits = prefix.address.bits
        var parent: Int?
        var index = 0
        while !nodes[index].holdsEnd(of: prefix) {
            parent = index
            index = nodes[index].childIndex(nodes[index].chunk(of: bits))
        }
        let move = removeEntry(nodes[index].position(of: prefix), from: index)
        if let parent, nodes[index].isEmpty {
            removeChild(at: nodes[parent].chunk(of: bits), from: parent)
            contract(parent)
        } else {
            contract(index)
        }
        return move
    }

    /// Puts a node in the place of the one at `index`, which becomes its only child: at `length` bits ways part.
    private mutating func branch(above index: Int, at length: UInt8) {
        let lower = nodes[index]
        nodes[index] = PrefixNode(path: lower.path, endingAt: length)
        addChild(lower, at: nodes[index].chunk(of: lower.path), to: index)
    }

    /// Puts the only child of a node without entries in its place.
    private mutating func contract(_ index: Int) {
        let node = nodes[index]
        guard node.entries == 0, node.childCount == 1 else { return }
        nodes[index] = nodes[Int(node.childBlock)]
        nodeBlocks.release(Int(node.childBlock), count: 1)
    }

    private mutating func addChild(_ child: PrefixNode, at chunk: UInt64, to index: Int) {
        let node = nodes[index]
        let move = nodeBlocks.grow(Int(node.childBlock), count: node.childCount, rank: node.childRank(chunk))
        nodes.grow(move, inserting: child, blank: Self.blank)
        nodes[index].childBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].children |= 1 &<< chunk
    }

    private mutating func removeChild(at chunk: UInt64, from index: Int) {
        let node = nodes[index]
        let move = nodeBlocks.shrink(Int(node.childBlock), count: node.childCount, rank: node.childRank(chunk))
        nodes.shrink(move, blank: Self.blank)
        nodes[index].childBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].children &= ~(1 &<< chunk)
    }

    private mutating func addEntry(_ position: UInt64, to index: Int) -> BlockMove {
        let node = nodes[index]
        let move = slotBlocks.grow(Int(node.entryBlock), count: node.entryCount, rank: node.entryRank(position))
        nodes[index].entryBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].entries |= 1 &<< position
        return move
    }

    private mutating func removeEntry(_ position: UInt64, from index: Int) -> BlockMove {
        let node = nodes[index]
        let move = slotBlocks.shrink(Int(node.entryBlock), count: node.entryCount, rank: node.entryRank(position))
        nodes[index].entryBlock = UInt32(truncatingIfNeeded: move.to)
        nodes[index].entries &= ~(1 &<< position)
        return move
    }
}
