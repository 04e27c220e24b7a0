// SPDX-License-Identifier: Apache-2.0

/// Blocks of 1 to 64 neighbouring elements in one array, so that an element is found by the block's beginning and a rank.
///
/// A block that grows or shrinks moves; what it leaves is used again by the next block of that size.
struct BlockPool<Element: Sendable>: Sendable {
    /// Indexes fit 32 bits: 2^32 nodes would need more memory than 200 GB.
    typealias Index = UInt32

    private(set) var elements: [Element] = []
    /// The beginnings of unused blocks, by size.
    private var unused: [[Index]] = Array(repeating: [], count: 65)

    subscript(index: Int) -> Element {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    mutating func reserveCapacity(_ count: Int) {
        elements.reserveCapacity(count)
    }

    /// A block of `count` elements with this content.
    mutating func allocate(_ count: Int, filledWith element: Element) -> Index {
        if let first = unused[count].popLast() {
            for index in Int(first)..<Int(first) + count {
                elements[index] = element
            }
            return first
        }
        let first = Index(truncatingIfNeeded: elements.count)
        elements.append(contentsOf: repeatElement(element, count: count))
        return first
    }

    /// Gives a block back.
    mutating func release(_ first: Index, count: Int) {
        unused[count].append(first)
    }

    /// Moves a block of `count` elements to where there is room for one more, which is put at `rank`. A block of no
    /// elements lies anywhere.
    mutating func insert(_ element: Element, at rank: Int, into first: Index, count: Int) -> Index {
        let new = allocate(count + 1, filledWith: element)
        for index in 0..<count {
            elements[Int(new) + index + (index < rank ? 0 : 1)] = elements[Int(first) + index]
        }
        if count > 0 {
            release(first, count: count)
        }
        return new
    }

    /// Moves a block of `count` elements, at least two, to where it has no place for the one at `rank`.
    mutating func remove(at rank: Int, from first: Index, count: Int) -> Index {
        let new = allocate(count - 1, filledWith: elements[Int(first)])
        for index in 0..<count where index != rank {
            elements[Int(new) + index - (index < rank ? 0 : 1)] = elements[Int(first) + index]
        }
        release(first, count: count)
        return new
    }
}
