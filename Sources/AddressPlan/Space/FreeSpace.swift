// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What is left of a prefix when everything occupied is taken out: interval arithmetic, nothing is ever listed.
public struct FreeSpace: Sendable {
    /// The prefix that is being divided.
    public let space: IPPrefix

    /// The free intervals, ascending, with something occupied between each two.
    public let gaps: [AddressInterval]

    /// The rest of `space`. What is occupied may come in any order, may overlap, and may lie outside `space`.
    ///
    /// The cost is that of sorting `occupied`; input that is already sorted is only read once more.
    public init(in space: IPPrefix, occupied: some Sequence<IPPrefix>) {
        let whole = AddressInterval(space)
        let taken = occupied.map { AddressInterval($0) }.filter { whole.overlaps($0) }
        let ascending = taken.isAscending ? taken : taken.sorted { $0.first < $1.first }

        var gaps: [AddressInterval] = []
        var next: UInt128? = whole.first
        for interval in ascending {
            guard let from = next else { break }
            // Something that starts at or before `from` leaves no gap; the subtraction is only reached above it.
            if interval.first > from, let gap = AddressInterval(first: from, last: interval.first - 1) {
                gaps.append(gap)
            }
            let (after, overflow) = interval.last.addingReportingOverflow(1)
            next = overflow || after > whole.last ? nil : max(from, after)
        }
        if let from = next, let gap = AddressInterval(first: from, last: whole.last) {
            gaps.append(gap)
        }
        self.space = space
        self.gaps = gaps
    }

    /// The free space as the largest aligned prefixes that cover it, ascending.
    public var prefixes: [IPPrefix] { gaps.flatMap { MinimalCover(of: $0) } }

    /// How many aligned blocks of a length, in the space's own family, are free.
    public func blockCount(length: Int) -> UInt128 {
        let mappedLength = length + space.family.mappedOffset
        return gaps.reduce(0) { sum, gap in
            let (total, overflow) = sum.addingReportingOverflow(gap.blockCount(mappedLength: mappedLength))
            return overflow ? .max : total
        }
    }

    /// The lowest free aligned block of a length in the space's own family; nil when none is left.
    public func firstBlock(length: Int) -> IPPrefix? {
        let mappedLength = length + space.family.mappedOffset
        for gap in gaps {
            if let block = gap.firstBlock(mappedLength: mappedLength) { return block }
        }
        return nil
    }

    /// The length, in the space's own family, of the largest aligned block that is free; nil when nothing is.
    public var largestFreeLength: Int? { prefixes.map(\.length).min() }
}

extension [AddressInterval] {
    fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0.first <= $1.first } }
}
