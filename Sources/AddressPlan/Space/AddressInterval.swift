// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// All addresses from `first` to `last`, both included, in the 128-bit space that both families share (IPv4 stands in
/// ::ffff:0:0/96). Never empty.
public struct AddressInterval: Hashable, Sendable {
    /// The lowest address.
    public let first: UInt128

    /// The highest address, not below ``first``.
    public let last: UInt128

    /// The addresses between two bounds; nil when `last` is below `first`.
    public init?(first: UInt128, last: UInt128) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// The addresses of a prefix.
    public init(_ prefix: IPPrefix) {
        self.init(firstBits: prefix.mapped.address.bits, length: prefix.mappedLength)
    }

    /// The addresses of a prefix in the shared space; host bits in `firstBits` are cleared, the length is held within
    /// 0 to 128.
    init(firstBits: UInt128, length: Int) {
        let hostMask = Self.hostMask(length: length)
        first = firstBits & ~hostMask
        last = firstBits | hostMask
    }

    /// Whether all of `other` lies in this interval.
    public func contains(_ other: AddressInterval) -> Bool { first <= other.first && other.last <= last }

    /// Whether the two share an address.
    public func overlaps(_ other: AddressInterval) -> Bool { first <= other.last && other.first <= last }

    /// How many aligned blocks of a length fit: 2^128 blocks, which do not fit the result, count as 2^128 − 1.
    ///
    /// - Parameter mappedLength: the length in the shared space, 0 to 128.
    public func blockCount(mappedLength: Int) -> UInt128 {
        guard let range = blockIndices(mappedLength: mappedLength) else { return 0 }
        let (count, overflow) = (range.last - range.first).addingReportingOverflow(1)
        return overflow ? .max : count
    }

    /// The lowest aligned block of a length that fits; nil when none does.
    ///
    /// - Parameter mappedLength: the length in the shared space, 0 to 128.
    public func firstBlock(mappedLength: Int) -> IPPrefix? {
        guard let range = blockIndices(mappedLength: mappedLength) else { return nil }
        // A shift by the full width gives 0, which is the only index of the block that is the whole space.
        return IPPrefix(bits: range.first << (128 - mappedLength), mappedLength: mappedLength)
    }

    /// First and last index of the aligned blocks that fit; an index counts blocks from address zero.
    private func blockIndices(mappedLength: Int) -> (first: UInt128, last: UInt128)? {
        guard (0...128).contains(mappedLength) else { return nil }
        let shift = 128 - mappedLength
        let hostMask = Self.hostMask(length: mappedLength)
        // Swift's >> gives 0 for a shift by the full width.
        let firstAligned = first & hostMask == 0
        let lastAligned = last & hostMask == hostMask
        if shift == 128 { return firstAligned && lastAligned ? (0, 0) : nil }
        let lowest = (first >> shift) + (firstAligned ? 0 : 1)
        let end = last >> shift
        guard lastAligned || end > 0 else { return nil }
        let highest = lastAligned ? end : end - 1
        return lowest <= highest ? (lowest, highest) : nil
    }

    static func hostMask(length: Int) -> UInt128 { UInt128.max >> max(0, min(length, 128)) }
}
