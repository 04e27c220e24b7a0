// SPDX-License-Identifier: Apache-2.0

/// A queue: in at the end, out at the front, both at a constant cost on average.
struct WaitingLine<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }
    var count: Int { elements.count - head }
    var first: Element? { isEmpty ? nil : elements[head] }

    mutating func append(_ element: Element) { elements.append(element) }

    /// Puts an element before all others.
    mutating func prepend(_ element: Element) {
        if head > 0 {
            head -= 1
            elements[head] = element
        } else {
            elements.insert(element, at: 0)
        }
    }

    @discardableResult
    mutating func removeFirst() -> Element? {
        guard !isEmpty else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        // Half of the memory is behind us: moving the rest costs as much as was saved.
        if head > Self.smallestMove, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }

    private static var smallestMove: Int { 32 }
}
