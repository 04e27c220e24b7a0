// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why no place was found.
public enum PlacementError: Error, Hashable, Sendable {
    /// The length is shorter than the space's or longer than an address.
    case lengthOutOfRange(length: Int, space: IPPrefix)

    /// The child with its growth reserve (after rounding to a nibble, where the policy asks for that) is larger than
    /// the space, or the reserve is negative.
    case noSpaceForReserve(length: Int, growthReserve: Int, space: IPPrefix)

    /// Nothing of that size is free; `largestFree` is the length of the largest block that is, nil when nothing is.
    case full(length: Int, space: IPPrefix, largestFree: Int?)
}

extension PlacementError: CustomStringConvertible {
    /// What was asked for, why it is not possible, and what to do.
    public var description: String {
        switch self {
        case .lengthOutOfRange(let length, let space):
            "a /\(length) cannot be placed in \(space); choose a length from \(space.length) to \(space.family.bitWidth)"
        case .noSpaceForReserve(let length, let growthReserve, let space):
            "a /\(length) that may grow by \(growthReserve) bits does not fit in \(space); choose a reserve from 0 to "
                + "\(max(0, length - space.length)), or a larger node"
        case .full(let length, let space, let largestFree?):
            "no /\(length) is free in \(space): the largest free block is a /\(largestFree); choose a longer length or "
                + "another node"
        case .full(let length, let space, nil):
            "no /\(length) is free in \(space), which is full; choose another node"
        }
    }
}
