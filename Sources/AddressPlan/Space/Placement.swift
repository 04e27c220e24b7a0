// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Finds the place for a new child of a node.
public enum Placement {
    /// A free aligned place.
    ///
    /// The child stands at the low end of its footprint: the block `growthReserve` bits shorter that it may grow into.
    ///
    /// - Parameters:
    ///   - length: the child's length in the space's family; `nibbleAligned` may make it shorter.
    ///   - growthReserve: by how many bits the child may grow in place.
    ///   - space: the node that is divided.
    ///   - policy: which of the free places to take.
    ///   - occupied: the footprints of the node's children and the holdings placed in it by hand, in any order.
    /// - Throws: ``PlacementError`` when the length or the reserve is not possible, or no place is left.
    public static func place(
        length: Int,
        growthReserve: Int = 0,
        in space: IPPrefix,
        policy: PlacementPolicy,
        occupied: some Sequence<IPPrefix>
    ) throws(PlacementError) -> IPPrefix {
        guard (space.length...space.family.bitWidth).contains(length) else {
            throw .lengthOutOfRange(length: length, space: space)
        }
        let childLength = policy == .nibbleAligned ? length - length % 4 : length
        guard growthReserve >= 0, growthReserve <= childLength - space.length else {
            throw .noSpaceForReserve(length: childLength, growthReserve: growthReserve, space: space)
        }
        let footprintLength = childLength - growthReserve
        let free = FreeSpace(in: space, occupied: occupied)
        let footprint =
            switch policy {
            case .nextFree, .nibbleAligned: free.firstBlock(length: footprintLength)
            case .sparse: roomiestBlock(length: footprintLength, in: free)
            }
        guard let child = footprint?.subnet(at: 0, length: childLength) else {
            throw .full(length: footprintLength, space: space, largestFree: free.largestFreeLength)
        }
        return child
    }

    /// The free block with the most room to grow: the first one of the largest free aligned prefix, and among equally
    /// large ones that whose number reads lowest with its bits reversed (RFC 3531 §3). Of 4 bits that start empty: 0, 8,
    /// 4, c, 2, a, 6, e, 1, 9, 5, d, 3, b, 7, f. It depends on nothing but what is occupied now, so places that were given back
    /// are used again.
    private static func roomiestBlock(length: Int, in free: FreeSpace) -> IPPrefix? {
        let roomiest = free.prefixes.filter { $0.length <= length }.min { left, right in
            if left.length != right.length { return left.length < right.length }
            return reversedNumber(of: left, in: free.space) < reversedNumber(of: right, in: free.space)
        }
        return roomiest?.subnet(at: 0, length: length)
    }

    private static func reversedNumber(of prefix: IPPrefix, in space: IPPrefix) -> UInt128 {
        BitReversal.reversed(space.index(of: prefix) ?? 0, bits: prefix.length - space.length)
    }
}
