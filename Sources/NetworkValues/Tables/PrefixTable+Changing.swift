// SPDX-License-Identifier: Apache-2.0

extension PrefixTable {
    /// Sets the value of a prefix and returns the one it had before.
    @discardableResult
    public mutating func insert(_ value: Value, for prefix: IPPrefix) -> Value? {
        let record = Record(prefix: prefix.mapped, value: value)
        guard let index = index(of: prefix.mapped) else {
            add(record, to: nodeToHold(prefix.mapped))
            count += 1
            return nil
        }
        let previous = records[index].value
        records[index] = record
        return previous
    }

    /// Removes a prefix and returns the value it had.
    @discardableResult
    public mutating func remove(_ prefix: IPPrefix) -> Value? {
        guard let index = index(of: prefix.mapped) else { return nil }
        let previous = records[index].value
        let bits = prefix.mapped.address.bits
        var parent: Int?
        var node = 0
        while !tree.nodes[node].holdsEnd(of: prefix.mapped), tree.nodes[node].hasChild(tree.nodes[node].chunk(of: bits))
        {
            parent = node
            node = tree.nodes[node].childIndex(tree.nodes[node].chunk(of: bits))
        }
        _ = take(prefix.mapped, from: node)
        tree.contract(node)
        if let parent {
            lift(node, into: parent)
        }
        count -= 1
        return previous
    }

    /// The node that is to have a new prefix as its entry or leaf, after making it where there is none.
    private mutating func nodeToHold(_ prefix: IPv6Prefix) -> Int {
        let bits = prefix.address.bits
        if count == 0 {
            tree.nodes[0] = PrefixNode(path: prefix.address, endingAt: prefix.length)
        }
        var index = 0
        while true {
            let node = tree.nodes[index]
            let shared = min((bits ^ node.path.bits).leadingZeroBitCount, Int(prefix.length))
            if shared < node.depth {
                tree.branch(above: index, at: UInt8(truncatingIfNeeded: shared))
                continue
            }
            let chunk = node.chunk(of: bits)
            if node.holdsEnd(of: prefix) || !node.hasChild(chunk) && !node.hasLeaf(chunk) {
                return index
            }
            if node.hasLeaf(chunk) {
                // Two prefixes below one value need a node where their ways part.
                let leaf = take(records[node.leafIndex(chunk)].prefix, from: index)
                let shared = leaf.prefix.common(with: prefix).length
                tree.addChild(PrefixNode(path: prefix.address, endingAt: shared), at: chunk, to: index)
                add(leaf, to: tree.nodes[index].childIndex(chunk))
            }
            index = tree.nodes[index].childIndex(chunk)
        }
    }

    /// Makes a node's only record a leaf of its parent, in place of the node.
    private mutating func lift(_ index: Int, into parent: Int) {
        let node = tree.nodes[index]
        guard node.childCount == 0, node.recordCount == 1 else { return }
        let record = take(records[Int(node.recordBlock)].prefix, from: index)
        tree.removeChild(at: tree.nodes[parent].chunk(of: record.prefix.address.bits), from: parent)
        add(record, to: parent)
    }

    private mutating func add(_ record: Record, to node: Int) {
        records.grow(tree.add(record.prefix, to: node), inserting: record, blank: .blank)
    }

    /// Takes the record of an entry or a leaf out of a node.
    private mutating func take(_ prefix: IPv6Prefix, from node: Int) -> Record {
        let move = tree.remove(prefix, from: node)
        return records.shrink(move, blank: .blank)
    }
}
