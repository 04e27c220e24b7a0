// SPDX-License-Identifier: Apache-2.0

/// A node of a ``PrefixTree``: what six bits of an address decide, after the bits of `path`.
///
/// A prefix that ends within the six bits is an *entry* at one of 63 positions, numbered like a heap: 1 for a prefix that
/// ends where the node begins, 2 and 3 for one bit more, up to 63 for five bits more. Longer prefixes are below one of
/// the 64 values of the six bits: a *leaf* where there is only one, a *child* where there are several.
struct PrefixNode: Sendable {
    /// The bits before the node; the others are zero.
    var path: IPv6Address
    /// The positions at which prefixes end.
    var entries: UInt64 = 0
    /// The six-bit values below which there is one prefix.
    var leaves: UInt64 = 0
    /// The six-bit values below which there is a node.
    var children: UInt64 = 0
    /// Where the block of children begins, which lie in the order of their values. (32 bits keep the node small, and
    /// 2^32 nodes would need 200 GB.)
    var childBlock: UInt32 = 0
    /// Where the block of records begins: those of entries in the order of positions, then those of leaves.
    var recordBlock: UInt32 = 0
    /// How many bits come before the node: a multiple of six, at most 126.
    var depth: UInt8

    /// Bits that one node decides. With six, each of the sets is one machine word.
    static let stride: UInt8 = 6

    /// An empty node at the place where a prefix with this address and length ends.
    init(path address: IPv6Address, endingAt length: UInt8) {
        depth = min(length, 128) / Self.stride &* Self.stride
        path = IPv6Address(bits: address.bits & IPv6Prefix.mask(length: depth))
    }

    /// The six bits of an address that this node decides; those past its end are zero.
    func chunk(of bits: UInt128) -> UInt64 {
        // The depth is at most 126.
        UInt64(truncatingIfNeeded: (bits &<< UInt128(depth)) &>> 122)
    }

    /// Whether an address has the bits before this node.
    func isOnPath(of bits: UInt128) -> Bool {
        (bits ^ path.bits) & IPv6Prefix.mask(length: depth) == 0
    }

    /// Whether a prefix on this node's path ends in it and not below.
    func holdsEnd(of prefix: IPv6Prefix) -> Bool {
        prefix.length < depth &+ Self.stride
    }

    /// The position of a prefix that ends in this node.
    func position(of prefix: IPv6Prefix) -> UInt64 {
        let bits = UInt64(prefix.length &- depth)
        return 1 &<< bits | chunk(of: prefix.address.bits) &>> (6 &- bits)
    }

    /// The positions of the six prefixes, zero to five bits long, that contain a six-bit value.
    static func positions(containing chunk: UInt64) -> UInt64 {
        let leaf = chunk | 64
        return 1 &<< (leaf &>> 1) | 1 &<< (leaf &>> 2) | 1 &<< (leaf &>> 3)
            | 1 &<< (leaf &>> 4) | 1 &<< (leaf &>> 5) | 2
    }
}

/// What is in a node, and where.
extension PrefixNode {
    var entryCount: Int { entries.nonzeroBitCount }
    var childCount: Int { children.nonzeroBitCount }
    var recordCount: Int { entryCount &+ leaves.nonzeroBitCount }

    func hasEntry(_ position: UInt64) -> Bool { entries &>> position & 1 == 1 }
    func hasLeaf(_ chunk: UInt64) -> Bool { leaves &>> chunk & 1 == 1 }
    func hasChild(_ chunk: UInt64) -> Bool { children &>> chunk & 1 == 1 }

    /// Places in their blocks.
    func entryRank(_ position: UInt64) -> Int { Self.rank(of: position, in: entries) }
    func leafRank(_ chunk: UInt64) -> Int { entryCount &+ Self.rank(of: chunk, in: leaves) }
    func childRank(_ chunk: UInt64) -> Int { Self.rank(of: chunk, in: children) }

    /// Places in the arrays of nodes and records.
    func entryIndex(_ position: UInt64) -> Int { Int(recordBlock) &+ entryRank(position) }
    func leafIndex(_ chunk: UInt64) -> Int { Int(recordBlock) &+ leafRank(chunk) }
    func childIndex(_ chunk: UInt64) -> Int { Int(childBlock) &+ childRank(chunk) }

    private static func rank(of bit: UInt64, in set: UInt64) -> Int {
        (set & (1 &<< bit &- 1)).nonzeroBitCount
    }
}
