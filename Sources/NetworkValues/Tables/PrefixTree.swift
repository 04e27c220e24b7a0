// SPDX-License-Identifier: Apache-2.0

/// The prefixes of a ``PrefixTable`` and the slot of each one's value, as a tree of six-bit steps.
///
/// The slots of one node's prefixes are neighbours; a change of the tree says how they have to move.
///
/// Steps in which nothing branches and no prefix ends are left out. Every node but the root therefore has an entry or
/// at least two children, and a million prefixes need no more than about a million and a third.
@usableFromInline
struct PrefixTree: Sendable {
    /// The root comes first.
    var nodes = [blank]
    var nodeBlocks = BlockAllocator()
    var slotBlocks = BlockAllocator()

    /// A node of an empty tree, and what fills unused places.
    static let blank = PrefixNode(path: 0, endingAt: 0)

    init() {
        _ = nodeBlocks.allocate(1)
    }

    /// The slot of the longest prefix that contains an address, -1 when none does.
    @usableFromInline
    func longestSlot(_ bits: UInt128) -> Int {
        let (owner, position) = longestEntry(bits)
        return owner < 0 ? -1 : nodes[owner].slot(position)
    }

    /// The longest prefix of the address's own family that contains it, and its slot.
    @usableFromInline
    func longestMatch(_ address: IPAddress) -> (prefix: IPPrefix, slot: Int)? {
        let bits = address.mapped.bits
        let (owner, position) = longestEntry(bits)
        guard owner >= 0 else { return nil }
        let length = nodes[owner].length(atPosition: position)
        let prefix = IPPrefix(mapped: IPv6Prefix(uncheckedMasking: bits, length: length))
        // An IPv6 prefix around ::ffff:0:0/96 says nothing about IPv4.
        guard prefix.family == IPAddress(mapped: address.mapped).family else { return nil }
        return (prefix, nodes[owner].slot(position))
    }

    /// The node and the position in it of the longest prefix that contains an address; node -1 when none does.
    private func longestEntry(_ bits: UInt128) -> (owner: Int, position: UInt64) {
        var index = 0
        var owner = -1
        var position: UInt64 = 0
        // What is left of the address after the steps so far.
        var depth: UInt8 = 0
        var rest = bits
        while true {
            let node = nodes[index]
            if node.depth != depth {
                // Steps were left out on the way to this node.
                guard node.isOnPath(of: bits) else { break }
                depth = node.depth
                rest = bits &<< UInt128(depth)
            }
            let chunk = UInt64(truncatingIfNeeded: rest &>> 122)
            if node.entries != 0 {
                let matches = node.entries & Self.positions(containing: chunk)
                if matches != 0 {
                    owner = index
                    position = UInt64(63 &- matches.leadingZeroBitCount)
                }
            }
            guard node.hasChild(chunk) else { break }
            index = node.childIndex(chunk)
            rest = rest &<< 6
            depth &+= PrefixNode.stride
        }
        return (owner, position)
    }

    /// The slot of exactly this prefix.
    func slot(of prefix: IPv6Prefix) -> Int? {
        var index = 0
        while true {
            let node = nodes[index]
            guard node.depth <= prefix.length, node.isOnPath(of: prefix.address.bits) else { return nil }
            if node.holdsEnd(of: prefix) {
                let position = node.position(of: prefix)
                return node.hasEntry(position) ? node.slot(position) : nil
            }
            let chunk = node.chunk(of: prefix.address.bits)
            guard node.hasChild(chunk) else { return nil }
            index = node.childIndex(chunk)
        }
    }

    /// The positions of the six prefixes, zero to five bits long, that contain a six-bit value.
    private static func positions(containing chunk: UInt64) -> UInt64 {
        let leaf = chunk | 64
        return 1 &<< (leaf &>> 1) | 1 &<< (leaf &>> 2) | 1 &<< (leaf &>> 3)
            | 1 &<< (leaf &>> 4) | 1 &<< (leaf &>> 5) | 2
    }
}
