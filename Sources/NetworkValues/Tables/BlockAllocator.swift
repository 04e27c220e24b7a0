// SPDX-License-Identifier: Apache-2.0

/// Divides an array into blocks of 1 to 127 neighbouring elements, so that an element is found by the beginning of its
/// block and its rank in it.
///
/// A block that grows or shrinks moves; the place that it leaves is taken by the next block of its size. The allocator
/// only keeps the accounts: whoever holds the array carries out the ``BlockMove``.
struct BlockAllocator: Sendable {
    /// Elements that the array needs for all blocks.
    private(set) var end = 0
    /// The beginnings of unused blocks, by size.
    private var unused: [[Int]] = Array(repeating: [], count: 128)

    /// The beginning of a block of `count` elements.
    mutating func allocate(_ count: Int) -> Int {
        if let first = unused[count].popLast() {
            return first
        }
        defer { end += count }
        return end
    }

    /// Gives a block back; one of no elements is none.
    mutating func release(_ first: Int, count: Int) {
        if count > 0 {
            unused[count].append(first)
        }
    }

    /// A place for the block with one element more, which will have this rank. A block of no elements begins anywhere.
    mutating func grow(_ first: Int, count: Int, rank: Int) -> BlockMove {
        let move = BlockMove(from: first, count: count, to: allocate(count + 1), rank: rank)
        release(first, count: count)
        return move
    }

    /// A place for the block without the element of this rank; a block of one element ceases to be.
    mutating func shrink(_ first: Int, count: Int, rank: Int) -> BlockMove {
        let move = BlockMove(from: first, count: count, to: count > 1 ? allocate(count - 1) : first, rank: rank)
        release(first, count: count)
        return move
    }
}

/// A block of `count` elements that goes to another place and gains or loses the element of one rank on the way.
struct BlockMove: Sendable {
    let from: Int
    let count: Int
    let to: Int
    let rank: Int
}

extension Array {
    /// Carries out a move that makes room for an element; `blank` stays where the block was.
    mutating func grow(_ move: BlockMove, inserting element: Element, blank: Element) {
        reach(move.to + move.count + 1, with: blank)
        for rank in 0..<move.count {
            self[move.to + rank + (rank < move.rank ? 0 : 1)] = self[move.from + rank]
            self[move.from + rank] = blank
        }
        self[move.to + move.rank] = element
    }

    /// Carries out a move that takes an element out; `blank` stays where the block was.
    @discardableResult
    mutating func shrink(_ move: BlockMove, blank: Element) -> Element {
        let taken = self[move.from + move.rank]
        reach(move.to + move.count - 1, with: blank)
        for rank in 0..<move.count {
            if rank != move.rank {
                self[move.to + rank - (rank < move.rank ? 0 : 1)] = self[move.from + rank]
            }
            self[move.from + rank] = blank
        }
        return taken
    }

    /// Makes sure that there are at least so many elements.
    mutating func reach(_ end: Int, with blank: Element) {
        if count < end {
            append(contentsOf: repeatElement(blank, count: end - count))
        }
    }
}
