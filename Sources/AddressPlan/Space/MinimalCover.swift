// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The fewest aligned prefixes that together are exactly one interval, ascending.
public struct MinimalCover: Sequence, IteratorProtocol, Sendable {
    private var rest: AddressInterval?

    /// The cover of an interval: at most 254 prefixes.
    public init(of interval: AddressInterval) { rest = interval }

    /// The next prefix; nil after the last.
    public mutating func next() -> IPPrefix? {
        guard let interval = rest else { return nil }
        // The largest block that starts here is bounded by the alignment of the start and by what is left.
        var length = 128 - interval.first.trailingZeroBitCount
        while !interval.contains(AddressInterval(firstBits: interval.first, length: length)) { length += 1 }
        let block = AddressInterval(firstBits: interval.first, length: length)
        let (following, overflow) = block.last.addingReportingOverflow(1)
        rest = overflow ? nil : AddressInterval(first: following, last: interval.last)
        return IPPrefix(bits: block.first, mappedLength: length)
    }
}
