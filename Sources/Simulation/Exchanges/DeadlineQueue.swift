// SPDX-License-Identifier: Apache-2.0

/// Moments at which slots have to be looked at. All are equally far in the future when they are added, so they come in order.
struct DeadlineQueue {
    struct Entry {
        let time: Int64
        let slot: Int
        /// Which use of the slot it is for; the slot may have been used again since.
        let serial: UInt32
    }

    private var entries: [Entry] = []
    private var first = 0

    mutating func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// Takes the earliest entry whose time has come.
    mutating func next(now: Int64) -> Entry? {
        guard first < entries.count, entries[first].time <= now else { return nil }
        defer { advance() }
        return entries[first]
    }

    private mutating func advance() {
        first += 1
        // Moving the rest down when it is the smaller half keeps the array small at little cost.
        if first > Self.slack, first * 2 > entries.count {
            entries.removeFirst(first)
            first = 0
        }
    }

    private static let slack = 4096
}
