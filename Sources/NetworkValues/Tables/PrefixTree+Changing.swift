// SPDX-License-Identifier: Apache-2.0

extension PrefixTree {
    /// Adds a prefix that is not there yet.
    mutating func insert(_ prefix: IPv6Prefix, slot: UInt32) {
        let bits = prefix.address.bits
        guard !nodes[0].isEmpty else {
            nodes[0] = PrefixNode(prefix, slot: slot)
            return
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
                addEntry(node.position(of: prefix), slot: slot, to: index)
                return
            }
            let chunk = node.chunk(of: bits)
            guard node.hasChild(chunk) else {
                addChild(PrefixNode(prefix, slot: slot), at: chunk, to: index)
                return
            }
            index = Int(node.firstChild) &+ node.childRank(chunk)
        }
    }

    /// Takes a prefix out and tells its slot; nil when it is not there.
    mutating func remove(_ prefix: IPv6Prefix) -> Int? {
        guard let slot = slot(of: prefix) else { return nil }
        var parent: Int?
        var index = 0
        while !nodes[index].holdsEnd(of: prefix) {
            parent = index
            index = Int(nodes[index].firstChild) &+ nodes[index].childRank(nodes[index].chunk(of: prefix.address.bits))
        }
        removeEntry(nodes[index].position(of: prefix), from: index)
        if let parent, nodes[index].isEmpty {
            removeChild(at: nodes[parent].chunk(of: prefix.address.bits), from: parent)
            contract(parent)
        } else {
            contract(index)
        }
        return slot
    }

    /// Puts a node in the place of the one at `index`, which becomes its only child: at `length` bits ways part.
    private mutating func branch(above index: Int, at length: UInt8) {
        let lower = nodes[index]
        var upper = PrefixNode(path: lower.path, endingAt: length)
        upper.children = 1 &<< upper.chunk(of: lower.path)
        upper.firstChild = nodes.allocate(1, filledWith: lower)
        nodes[index] = upper
    }

    /// Puts the only child of a node without entries in its place.
    private mutating func contract(_ index: Int) {
        let node = nodes[index]
        guard node.entries == 0, node.childCount == 1 else { return }
        nodes[index] = nodes[Int(node.firstChild)]
        nodes.release(node.firstChild, count: 1)
    }

    private mutating func addChild(_ child: PrefixNode, at chunk: UInt64, to index: Int) {
        let node = nodes[index]
        nodes[index].firstChild = nodes.insert(
            child, at: node.childRank(chunk), into: node.firstChild, count: node.childCount)
        nodes[index].children |= 1 &<< chunk
    }

    private mutating func removeChild(at chunk: UInt64, from index: Int) {
        let node = nodes[index]
        if node.childCount > 1 {
            nodes[index].firstChild = nodes.remove(
                at: node.childRank(chunk), from: node.firstChild, count: node.childCount)
        } else {
            nodes.release(node.firstChild, count: 1)
        }
        nodes[index].children &= ~(1 &<< chunk)
    }

    private mutating func addEntry(_ position: UInt64, slot: UInt32, to index: Int) {
        let node = nodes[index]
        let rank = node.entryRank(position)
        switch node.entryCount {
        case 0:
            nodes[index].slots = slot
        case 1:
            // The single slot stood in the node itself until now.
            let block = slots.allocate(2, filledWith: slot)
            slots[Int(block) + 1 - rank] = node.slots
            nodes[index].slots = block
        case let count:
            nodes[index].slots = slots.insert(slot, at: rank, into: node.slots, count: count)
        }
        nodes[index].entries |= 1 &<< position
    }

    private mutating func removeEntry(_ position: UInt64, from index: Int) {
        let node = nodes[index]
        let rank = node.entryRank(position)
        switch node.entryCount {
        case ...1:
            nodes[index].slots = 0
        case 2:
            nodes[index].slots = slots[Int(node.slots) + 1 - rank]
            slots.release(node.slots, count: 2)
        case let count:
            nodes[index].slots = slots.remove(at: rank, from: node.slots, count: count)
        }
        nodes[index].entries &= ~(1 &<< position)
    }
}
