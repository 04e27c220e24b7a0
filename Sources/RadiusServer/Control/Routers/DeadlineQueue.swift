// SPDX-License-Identifier: Apache-2.0

/// Things to be done at a time, the earliest first: a binary heap.
struct DeadlineQueue<Element> {
    private var entries: [(deadline: UInt64, element: Element)] = []

    var count: Int { entries.count }
    /// When the first thing is to be done.
    var earliest: UInt64? { entries.first?.deadline }

    mutating func insert(_ element: Element, at deadline: UInt64) {
        entries.append((deadline, element))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].deadline < entries[parent].deadline else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes out the first thing whose time has come.
    mutating func removeFirst(at now: UInt64) -> Element? {
        guard let first = entries.first, first.deadline <= now else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return first.element }
        entries[0] = last
        var parent = 0
        while let child = earlierChild(of: parent), entries[child].deadline < entries[parent].deadline {
            entries.swapAt(child, parent)
            parent = child
        }
        return first.element
    }

    private func earlierChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < entries.count else { return nil }
        let right = left + 1
        return right < entries.count && entries[right].deadline < entries[left].deadline ? right : left
    }
}
