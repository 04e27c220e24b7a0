// SPDX-License-Identifier: Apache-2.0

/// A node of a ``PrefixTree``: what six bits of an address decide, after the bits of `path`.
///
/// A prefix belongs to the node at the greatest multiple of six bits that its length reaches. Inside the node it is one
/// of 63 positions, numbered like a heap: 1 for a prefix that ends where the node begins, 2 and 3 for one bit more, up
/// to 63 for five bits more.
struct PrefixNode: Sendable {
    /// The bits before the node; the others are zero.
    var path: UInt128
    /// The positions at which prefixes end.
    var entries: UInt64 = 0
    /// The six-bit values for which there is a child.
    var children: UInt64 = 0
    /// Where the block of children begins, which lie in the order of their values. (32 bits keep the node small, and
    /// 2^32 nodes would need 200 GB.)
    var childBlock: UInt32 = 0
    /// Where the block of entries' slots begins, which lie in the order of positions.
    var entryBlock: UInt32 = 0
    /// How many bits come before the node: a multiple of six, at most 126.
    var depth: UInt8

    /// Bits that one node decides. With six, the sets of children and entries are one machine word each.
    static let stride: UInt8 = 6

    /// A node without entries or children at the place where a prefix with the address `bits` and this length ends.
    init(path bits: UInt128, endingAt length: UInt8) {
        depth = min(length, 128) / Self.stride &* Self.stride
        path = bits & IPv6Prefix.mask(length: depth)
    }

    /// The six bits of an address that this node decides; those past its end are zero.
    func chunk(of bits: UInt128) -> UInt64 {
        // The depth is at most 126.
        UInt64(truncatingIfNeeded: (bits &<< UInt128(depth)) &>> 122)
    }

    /// Whether an address has the bits before this node.
    func isOnPath(of bits: UInt128) -> Bool {
        (bits ^ path) & IPv6Prefix.mask(length: depth) == 0
    }

    /// The position of a prefix that ends in this node.
    func position(of prefix: IPv6Prefix) -> UInt64 {
        let bits = UInt64(prefix.length &- depth)
        return 1 &<< bits | chunk(of: prefix.address.bits) &>> (6 &- bits)
    }

    /// Whether a prefix on this node's path ends in it and not below.
    func holdsEnd(of prefix: IPv6Prefix) -> Bool {
        prefix.length < depth &+ Self.stride
    }

    /// The length of the prefix at a position.
    func length(atPosition position: UInt64) -> UInt8 {
        depth &+ UInt8(truncatingIfNeeded: 63 &- position.leadingZeroBitCount)
    }

    var isEmpty: Bool { entries == 0 && children == 0 }
    var entryCount: Int { entries.nonzeroBitCount }
    var childCount: Int { children.nonzeroBitCount }

    /// Whether there is a child for a six-bit value.
    func hasChild(_ chunk: UInt64) -> Bool { children &>> chunk & 1 == 1 }

    /// Whether a prefix ends at a position.
    func hasEntry(_ position: UInt64) -> Bool { entries &>> position & 1 == 1 }

    /// The place of a child in its block.
    func childRank(_ chunk: UInt64) -> Int { Self.rank(of: chunk, in: children) }

    /// The place of a prefix among those of this node.
    func entryRank(_ position: UInt64) -> Int { Self.rank(of: position, in: entries) }

    /// Where the child for a six-bit value lies.
    func childIndex(_ chunk: UInt64) -> Int { Int(childBlock) &+ childRank(chunk) }

    /// The slot of the prefix at a position.
    func slot(_ position: UInt64) -> Int { Int(entryBlock) &+ entryRank(position) }

    private static func rank(of bit: UInt64, in set: UInt64) -> Int {
        (set & (1 &<< bit &- 1)).nonzeroBitCount
    }
}
